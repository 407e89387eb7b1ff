import type { EventHint } from "@paygo/contracts";
import { describe, expect, test } from "vitest";
import { sessionHints, walletHint } from "../hints.ts";
import { makePerson, ringVendor, setUpSuite } from "../testing/index.ts";
import { subscribe } from "./subscribe.ts";

const suite = setUpSuite();

async function take(hints: AsyncGenerator<EventHint>, count: number): Promise<EventHint[]> {
  const taken: EventHint[] = [];
  while (taken.length < count) {
    const next = await hints.next();
    if (next.done) break;
    taken.push(next.value);
  }
  return taken;
}

describe("a subscription", () => {
  test("begins with `connected`, then brings the reader's own hints and the session's", async () => {
    const ctx = suite.context();
    const { vendor, customer, sessionId } = await ringVendor(ctx);
    const hints = subscribe(ctx, vendor, { sessionId }, new AbortController().signal);
    expect(await take(hints, 1)).toEqual([{ topic: `user:${vendor.userId}`, kind: "connected", sessionId }]);
    ctx.hub.publish([walletHint(customer.userId), walletHint(vendor.userId)]);
    ctx.hub.publish([{ topic: `session:${sessionId}`, kind: "signal", sessionId }]);
    expect((await take(hints, 2)).map((hint) => hint.kind)).toEqual(["wallet", "signal"]);
    await hints.return(undefined);
    expect(ctx.hub.countSubscribers()).toBe(0);
  });

  test("wakes a reader who waits, and joins hints that pile up while nobody reads", async () => {
    const ctx = suite.context();
    const { vendor, customer, sessionId } = await ringVendor(ctx);
    const hints = subscribe(ctx, vendor, {}, new AbortController().signal);
    await take(hints, 1);
    const waiting = hints.next();
    const parties = { id: sessionId, customerId: customer.userId, vendorId: vendor.userId };
    ctx.hub.publish(sessionHints(parties));
    expect((await waiting).value).toMatchObject({ topic: `user:${vendor.userId}`, kind: "session" });
    for (let i = 0; i < 50; i++) ctx.hub.publish([...sessionHints(parties), walletHint(vendor.userId)]);
    expect((await take(hints, 2)).map((hint) => hint.kind)).toEqual(["session", "wallet"]);
    ctx.hub.publish([{ topic: `user:${vendor.userId}`, kind: "signal", sessionId: null }]);
    expect((await take(hints, 1)).map((hint) => hint.kind)).toEqual(["signal"]);
    await hints.return(undefined);
  });

  test("ends when it is aborted, also while it waits, and leaves nothing behind", async () => {
    const ctx = suite.context();
    const { vendor } = await ringVendor(ctx);
    const abort = new AbortController();
    const hints = subscribe(ctx, vendor, {}, abort.signal);
    await take(hints, 1);
    const waiting = hints.next();
    abort.abort();
    expect(await waiting).toMatchObject({ done: true });
    expect(ctx.hub.countSubscribers()).toBe(0);
  });

  test("to a session is for those who have a part in it", async () => {
    const ctx = suite.context();
    const { sessionId } = await ringVendor(ctx);
    const { signal } = new AbortController();
    const open = (viewer: Parameters<typeof subscribe>[1]) =>
      subscribe(ctx, viewer, { sessionId }, signal).next();
    await expect(open(await makePerson(ctx, "user"))).rejects.toMatchObject({ code: "not_found" });
    await expect(open(null)).rejects.toMatchObject({ code: "unauthenticated" });
    expect(ctx.hub.countSubscribers()).toBe(0);
  });
});
