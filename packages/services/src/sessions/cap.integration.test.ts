import { describe, expect, test } from "vitest";
import {
  advance,
  createErrorLog,
  goLive,
  look,
  type Meeting,
  makeCustomer,
  makePerson,
  makeVendor,
  race,
  ringVendor,
  setUpSuite,
  stopAndBill,
  type TestContext,
  warmUp,
} from "../testing/index.ts";
import { getWallet } from "../wallet/get-wallet.ts";
import { getReceipt } from "./get-receipt.ts";
import { raiseCap } from "./raise-cap.ts";
import { startSession } from "./start-session.ts";
import { stopSession } from "./stop-session.ts";
import { sweep } from "./sweep.ts";

const connections = 20;
const suite = setUpSuite(connections);
const seldom = { everySeconds: 15 };
const raise = (ctx: TestContext, { customer, sessionId }: Meeting, capMinor: number | null) =>
  raiseCap(ctx, customer, { sessionId, capMinor });
const kindsOf = (receipt: { events: { kind: string }[] }) => receipt.events.map((event) => event.kind);

describe("a spending cap", () => {
  test("is all that is ever held, and ends the call at the second at which it is used up", async () => {
    const ctx = suite.context();
    const meeting = await goLive(ctx, { fundsMinor: 10_000, capMinor: 250 });
    expect((await look(ctx, meeting)).meter).toMatchObject({
      heldMinor: 200,
      capMinor: 250,
      reachMs: 120_000,
      availableMinor: 9_800,
    });
    await advance(ctx, meeting, 105, seldom);
    await advance(ctx, meeting, 14);
    expect((await look(ctx, meeting)).state).toBe("live");
    await advance(ctx, meeting, 1);
    const receipt = await getReceipt(ctx, meeting.customer, { sessionId: meeting.sessionId });
    expect(receipt).toMatchObject({
      endReason: "cap_reached",
      capMinor: 250,
      billableMs: 120_000,
      chargedMinor: 200,
      unaffordableMinor: 0,
    });
    // There was no lack of money.
    expect(kindsOf(receipt)).not.toContain("hold_not_extended");
    expect(await getWallet(ctx, meeting.customer)).toMatchObject({ availableMinor: 9_800, heldMinor: 0 });
  });

  test("ends it though nobody's browser says a word any more: only the sweeper is left", async () => {
    const ctx = suite.context();
    const meeting = await goLive(ctx, { capMinor: 100 });
    await advance(ctx, meeting, 50);
    ctx.clock.advance(9_999);
    await sweep(ctx);
    expect((await look(ctx, meeting)).state).toBe("live");
    ctx.clock.advance(1);
    await sweep(ctx);
    expect(await look(ctx, meeting)).toMatchObject({ state: "ended", endReason: "cap_reached" });
    const receipt = await getReceipt(ctx, meeting.customer, { sessionId: meeting.sessionId });
    expect(receipt).toMatchObject({ chargedMinor: 100, billableMs: 50_000 });
  });

  test("below the least that a session takes is refused, with that amount, and nothing is written", async () => {
    const ctx = suite.context();
    const customer = await makeCustomer(ctx);
    const { service } = await makeVendor(ctx, { minimumMinor: 500, minimumAfterSeconds: 60 });
    const start = (capMinor: number) =>
      startSession(ctx, customer, { serviceId: service.id, device: "customer-tab-1", capMinor });
    await expect(start(499)).rejects.toMatchObject({
      code: "cap_too_low",
      details: { leastMinor: 500, currency: "USD" },
    });
    expect(await ctx.db.prisma.session.count({ where: { customerId: customer.userId } })).toBe(0);
    expect((await start(500)).session.meter).toMatchObject({ heldMinor: 500, capMinor: 500 });
  });

  test("is the customer's own affair: the vendor sees the end come, not the cap", async () => {
    const ctx = suite.context();
    const meeting = await goLive(ctx, { capMinor: 500 });
    expect((await look(ctx, meeting, "vendor")).meter).toMatchObject({ capMinor: null, reachMs: null });
    await advance(ctx, meeting, 120, seldom);
    expect((await look(ctx, meeting, "vendor")).meter).toMatchObject({ capMinor: null, reachMs: 300_000 });
    expect((await stopAndBill(ctx, meeting, "vendor")).capMinor).toBeNull();
  });

  test("is part of a retry: the same key with another cap is another call, also after a raise", async () => {
    const ctx = suite.context();
    const customer = await makeCustomer(ctx);
    const { service } = await makeVendor(ctx);
    const start = (capMinor?: number) =>
      startSession(ctx, customer, {
        serviceId: service.id,
        device: "customer-tab-1",
        idempotencyKey: "retry-cap-1",
        capMinor,
      });
    const first = await start(300);
    expect(await start(300)).toEqual(first);
    await expect(start(400)).rejects.toMatchObject({ code: "idempotency_mismatch" });
    await expect(start()).rejects.toMatchObject({ code: "idempotency_mismatch" });
    await raiseCap(ctx, customer, { sessionId: first.session.id, capMinor: 400 });
    expect((await start(300)).session.meter.capMinor).toBe(400);
    await expect(start(400)).rejects.toMatchObject({ code: "idempotency_mismatch" });
  });
});

describe("raising the cap", () => {
  test("carries the call on from there, to exactly the new end", async () => {
    const ctx = suite.context();
    const meeting = await goLive(ctx, { capMinor: 200 });
    await advance(ctx, meeting, 105, seldom);
    expect((await raise(ctx, meeting, 300)).session.meter).toMatchObject({ capMinor: 300, reachMs: 180_000 });
    await advance(ctx, meeting, 1);
    expect((await look(ctx, meeting)).meter).toMatchObject({ heldMinor: 300, fundedMs: 180_000 });
    await advance(ctx, meeting, 73, seldom);
    expect((await look(ctx, meeting)).state).toBe("live");
    await advance(ctx, meeting, 1);
    const receipt = await getReceipt(ctx, meeting.customer, { sessionId: meeting.sessionId });
    expect(receipt).toMatchObject({ endReason: "cap_reached", chargedMinor: 300, billableMs: 180_000 });
    expect(kindsOf(receipt)).toContain("cap_raised");
  });

  test("away leaves the wallet as the limit", async () => {
    const ctx = suite.context();
    const meeting = await goLive(ctx, { fundsMinor: 400, capMinor: 200 });
    await advance(ctx, meeting, 60, seldom);
    await raise(ctx, meeting, null);
    await advance(ctx, meeting, 1);
    expect((await look(ctx, meeting)).meter).toMatchObject({ heldMinor: 400, capMinor: null });
  });

  test("while it rings allows more once the call is live", async () => {
    const ctx = suite.context();
    const meeting = await ringVendor(ctx, { capMinor: 100 });
    expect((await raise(ctx, meeting, 300)).session.meter).toMatchObject({ heldMinor: 100, capMinor: 300 });
    await sweep(ctx);
    expect((await look(ctx, meeting)).meter.heldMinor).toBe(100);
  });

  test("only goes up, and only in an open session, and only for its customer", async () => {
    const ctx = suite.context();
    const meeting = await goLive(ctx, { capMinor: 300 });
    const { customer, vendor, sessionId } = meeting;
    await expect(raise(ctx, meeting, 299)).rejects.toMatchObject({
      code: "cap_too_low",
      details: { leastMinor: 300 },
    });
    await expect(raiseCap(ctx, vendor, { sessionId, capMinor: 400 })).rejects.toMatchObject({
      code: "forbidden",
    });
    await expect(
      raiseCap(ctx, await makePerson(ctx, "user"), { sessionId, capMinor: 400 }),
    ).rejects.toMatchObject({ code: "not_found" });
    await raise(ctx, meeting, null);
    await expect(raise(ctx, meeting, 400)).rejects.toMatchObject({ code: "invalid_input" });
    await stopSession(ctx, customer, { sessionId });
    await expect(raise(ctx, meeting, null)).rejects.toMatchObject({ code: "session_not_open" });
  });

  test("twice at once to the same amount is one raise", async () => {
    const ctx = suite.context();
    await warmUp(ctx.db, connections);
    const meeting = await goLive(ctx, { capMinor: 200 });
    const { refusals } = await race(8, () => raise(suite.context(), meeting, 300));
    expect(refusals).toEqual([]);
    const { sessionId } = meeting;
    expect(await ctx.db.prisma.sessionEvent.count({ where: { sessionId, kind: "cap_raised" } })).toBe(1);
  });

  test("against the sweep that ends the call: it goes on to the new cap, or the raise learns that it is over", async () => {
    const log = createErrorLog();
    const ctx = suite.context({ log });
    await warmUp(ctx.db, connections);
    for (let round = 0; round < 6; round++) {
      const meeting = await goLive(ctx, { capMinor: 100 });
      await advance(ctx, meeting, 45, seldom);
      await advance(ctx, meeting, 14);
      ctx.clock.advance(1_000);
      const { refusals } = await race(6, async (i) => {
        const own = suite.context({ clock: ctx.clock, log });
        return (i + round) % 2 ? sweep(own) : raise(own, meeting, 200);
      });
      await sweep(ctx);
      const { state, endReason, meter } = await look(ctx, meeting);
      if (refusals.length > 0) {
        expect(new Set(refusals)).toEqual(new Set(["session_not_open"]));
        expect({ state, endReason }).toEqual({ state: "ended", endReason: "cap_reached" });
      } else {
        expect({ state, heldMinor: meter.heldMinor }).toEqual({ state: "live", heldMinor: 200 });
      }
      const receipt = state === "live" ? await stopAndBill(ctx, meeting) : null;
      expect(receipt?.chargedMinor ?? 100).toBe(100);
    }
    expect(log.errors).toEqual([]);
  });
});
