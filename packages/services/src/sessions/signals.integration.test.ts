import type { SignalPayload } from "@paygo/contracts";
import { DomainError } from "@paygo/core";
import { describe, expect, test } from "vitest";
import {
  goLive,
  type Meeting,
  makePerson,
  ringVendor,
  setUpSuite,
  type TestContext,
  untilBlocked,
} from "../testing/index.ts";
import { joinSession } from "./join-session.ts";
import { prepareAnswer } from "./prepare-answer.ts";
import { purgeSignals } from "./purge-signals.ts";
import { readSignals } from "./read-signals.ts";
import { sendSignals } from "./send-signals.ts";
import { stopSession } from "./stop-session.ts";

const suite = setUpSuite();
const hello = (instance: string): SignalPayload => ({ kind: "hello", instance, isReply: false });

const send = (
  ctx: TestContext,
  meeting: Meeting,
  part: "customer" | "vendor",
  instances: string[],
  toUid: number | null = null,
) =>
  sendSignals(ctx, meeting[part], {
    sessionId: meeting.sessionId,
    device: meeting.devices[part],
    messages: instances.map((instance) => ({ toUid, payload: hello(instance) })),
  });

async function read(ctx: TestContext, meeting: Meeting, part: "customer" | "vendor", afterId = 0) {
  const { sessionId, devices } = meeting;
  return (await readSignals(ctx, meeting[part], { sessionId, device: devices[part], afterId })).messages;
}
const instancesOf = (messages: { payload: SignalPayload }[]) =>
  messages.map(({ payload }) => ("instance" in payload ? payload.instance : null));

describe("the signalling mailbox", () => {
  test("brings each side the other's messages, in order, once read never again", async () => {
    const ctx = suite.context();
    const meeting = await goLive(ctx);
    await send(ctx, meeting, "customer", ["a", "b"]);
    await send(ctx, meeting, "vendor", ["own"]);
    const first = await read(ctx, meeting, "vendor");
    expect(instancesOf(first)).toEqual(["a", "b"]);
    expect(new Set(first.map((message) => message.fromUid))).toEqual(new Set([meeting.started.room.uid]));
    await send(ctx, meeting, "customer", ["c"]);
    expect(instancesOf(await read(ctx, meeting, "vendor", first.at(-1)?.id))).toEqual(["c"]);
    expect(ctx.hub.hints.at(-1)).toMatchObject({
      topic: `user:${meeting.vendor.userId}`,
      kind: "signal",
      sessionId: meeting.sessionId,
    });
  });

  test("gives small messages with the hint, and tells after which one they come", async () => {
    const ctx = suite.context();
    const meeting = await goLive(ctx);
    await send(ctx, meeting, "customer", ["a"]);
    await send(ctx, meeting, "vendor", ["between"]);
    await send(ctx, meeting, "customer", ["b", "c"]);
    const [a, ...news] = await read(ctx, meeting, "vendor");
    expect(ctx.hub.hints.at(-1)?.mail).toEqual({ afterId: a?.id, messages: news });
    await send(ctx, meeting, "customer", ["not for the vendor"], 1);
    expect(ctx.hub.hints.at(-1)?.mail?.messages).toEqual([]);
  });

  test("leaves messages that are too long for a hint to the reader", async () => {
    const ctx = suite.context();
    const { sessionId, customer, vendor, devices } = await goLive(ctx);
    const payload = { ...hello("a"), offer: "v=0\r\n".repeat(2_000) };
    const messages = [{ toUid: null, payload }];
    await sendSignals(ctx, customer, { sessionId, device: devices.customer, messages });
    expect(ctx.hub.hints.at(-1)).toEqual({ topic: `user:${vendor.userId}`, kind: "signal", sessionId });
    const input = { sessionId, device: devices.vendor, afterId: 0 };
    expect((await readSignals(ctx, vendor, input)).messages.map((message) => message.payload)).toEqual([
      payload,
    ]);
  });

  test("keeps a message for the one it is addressed to", async () => {
    const ctx = suite.context();
    const meeting = await goLive(ctx);
    await send(ctx, meeting, "customer", ["elsewhere"], 1);
    await send(ctx, meeting, "customer", ["here"], meeting.started.session.peerUid);
    expect(instancesOf(await read(ctx, meeting, "vendor"))).toEqual(["here"]);
  });

  test("numbers become visible in order, so a reader who follows them misses nothing", async () => {
    const ctx = suite.context();
    const meeting = await goLive(ctx);
    // The message "slow" has its number and then waits, uncommitted, until the gate opens.
    await ctx.db.pool.query(`
      CREATE FUNCTION wait_at_gate() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN PERFORM pg_advisory_xact_lock(42); RETURN NULL; END $$;
      CREATE TRIGGER wait_at_gate AFTER INSERT ON signals FOR EACH ROW
        WHEN (NEW.payload->>'instance' = 'slow') EXECUTE FUNCTION wait_at_gate()`);
    const gate = await ctx.db.pool.connect();
    await gate.query("SELECT pg_advisory_lock(42)");
    const slow = send(suite.context(), meeting, "customer", ["slow"]);
    await untilBlocked(ctx.db, 1);
    const fast = send(suite.context(), meeting, "customer", ["fast"]);
    await Promise.race([fast, untilBlocked(ctx.db, 2)]);
    const first = await read(ctx, meeting, "vendor");
    await gate.query("SELECT pg_advisory_unlock(42)");
    gate.release();
    await Promise.all([slow, fast]);
    const later = await read(ctx, meeting, "vendor", first.at(-1)?.id);
    expect(instancesOf([...first, ...later])).toEqual(["slow", "fast"]);
  });

  test("is closed to devices without the place, to strangers, and after the end", async () => {
    const ctx = suite.context();
    const meeting = await goLive(ctx);
    const { customer, vendor, sessionId } = meeting;
    const attempt = (viewer: Parameters<typeof readSignals>[1], device: string) =>
      readSignals(ctx, viewer, { sessionId, device, afterId: 0 });
    await expect(attempt(vendor, "vendor-tab-2")).rejects.toMatchObject({ code: "room_elsewhere" });
    await expect(attempt(await makePerson(ctx, "user"), "tab-12345")).rejects.toMatchObject({
      code: "not_found",
    });
    await expect(attempt(await makePerson(ctx, "admin"), "tab-12345")).rejects.toMatchObject({
      code: "forbidden",
    });
    await expect(attempt(null, "tab-12345")).rejects.toMatchObject({ code: "unauthenticated" });
    await stopSession(ctx, customer, { sessionId });
    await expect(attempt(vendor, meeting.devices.vendor)).rejects.toMatchObject({ code: "session_not_open" });
    await expect(send(ctx, meeting, "customer", ["late"])).rejects.toMatchObject({
      code: "session_not_open",
    });
  });

  test("lets no vendor in who has not answered", async () => {
    const ctx = suite.context();
    const meeting = await ringVendor(ctx);
    await expect(read(ctx, meeting, "vendor")).rejects.toMatchObject({ code: "room_elsewhere" });
    await joinSession(ctx, meeting.vendor, { sessionId: meeting.sessionId, device: meeting.devices.vendor });
    expect(await read(ctx, meeting, "vendor")).toEqual([]);
  });

  test("is rate-limited per sender, and a refused message is not delivered", async () => {
    const refuse = async () => {
      throw new DomainError("rate_limited");
    };
    const meeting = await goLive(suite.context());
    const limited = suite.context({ rateLimits: { consume: refuse, refund: refuse } });
    await expect(send(limited, meeting, "customer", ["flood"])).rejects.toMatchObject({
      code: "rate_limited",
    });
    expect(await read(suite.context(), meeting, "vendor")).toEqual([]);
  });

  test("is emptied after the session, and only then", async () => {
    const ctx = suite.context();
    const [over, open] = [await goLive(ctx), await goLive(ctx)];
    await send(ctx, over, "customer", ["x"]);
    await send(ctx, open, "customer", ["y"]);
    await stopSession(ctx, over.customer, { sessionId: over.sessionId });
    await purgeSignals(ctx);
    expect(await ctx.db.prisma.signal.count({ where: { sessionId: over.sessionId } })).toBe(0);
    expect(instancesOf(await read(ctx, open, "vendor"))).toEqual(["y"]);
  });
});

describe("a ring with an offer", () => {
  const answer: SignalPayload = {
    kind: "description",
    instance: "vendor",
    toInstance: "customer",
    type: "answer",
    sdp: "v=0",
  };

  test("gives the called vendor what their browser needs to prepare the answer, and no place", async () => {
    const ctx = suite.context();
    const meeting = await ringVendor(ctx);
    const { sessionId, vendor, devices } = meeting;
    await send(ctx, meeting, "customer", ["customer"]);
    const ring = await prepareAnswer(ctx, vendor, { sessionId });
    expect(ring).toMatchObject({ peerUid: meeting.started.room.uid, iceServers: [] });
    expect(instancesOf(ring.messages)).toEqual(["customer"]);
    const input = { sessionId, device: devices.vendor, afterId: 0 };
    await expect(readSignals(ctx, vendor, input)).rejects.toMatchObject({ code: "room_elsewhere" });
  });

  test("is for the called vendor only, and only until the answer", async () => {
    const ctx = suite.context();
    const { sessionId, customer, vendor, devices } = await ringVendor(ctx);
    await expect(prepareAnswer(ctx, customer, { sessionId })).rejects.toMatchObject({ code: "forbidden" });
    const stranger = await makePerson(ctx, "vendor");
    await expect(prepareAnswer(ctx, stranger, { sessionId })).rejects.toMatchObject({ code: "not_found" });
    await joinSession(ctx, vendor, { sessionId, device: devices.vendor });
    await expect(prepareAnswer(ctx, vendor, { sessionId })).rejects.toMatchObject({
      code: "session_not_open",
    });
  });

  test("is answered with the very request that takes it: the message is in the mailbox and the first hint", async () => {
    const ctx = suite.context();
    const meeting = await ringVendor(ctx);
    const { sessionId, vendor, devices } = meeting;
    const { uid, peerUid } = await prepareAnswer(ctx, vendor, { sessionId });
    const given = ctx.hub.hints.length;
    const messages = [{ toUid: peerUid, payload: answer }];
    await joinSession(ctx, vendor, { sessionId, device: devices.vendor, messages });
    const mail = await read(ctx, meeting, "customer");
    expect(mail).toMatchObject([{ fromUid: uid, payload: answer }]);
    expect(ctx.hub.hints[given]).toMatchObject({ kind: "signal", mail: { afterId: 0, messages: mail } });
  });

  test("that is over takes no message with it", async () => {
    const ctx = suite.context();
    const meeting = await ringVendor(ctx);
    const { sessionId, vendor, customer, devices } = meeting;
    await stopSession(ctx, customer, { sessionId });
    const messages = [{ toUid: null, payload: answer }];
    const given = ctx.hub.hints.length;
    await expect(
      joinSession(ctx, vendor, { sessionId, device: devices.vendor, messages }),
    ).rejects.toMatchObject({ code: "session_not_open" });
    expect(ctx.hub.hints).toHaveLength(given);
  });
});
