import { describe, expect, test } from "vitest";
import {
  advance,
  createErrorLog,
  createTestClock,
  goLive,
  holdLock,
  look,
  makePerson,
  ringVendor,
  sendHeartbeat,
  setUpSuite,
  stopAndBill,
} from "../testing/index.ts";
import { joinSession } from "./join-session.ts";
import { recordHeartbeat } from "./record-heartbeat.ts";

const suite = setUpSuite();
const lockHosts = "SELECT 1 FROM participants WHERE session_id = $1 FOR UPDATE";

describe("a session becomes live", () => {
  test("at the first heartbeat with which both hosts are present, not before", async () => {
    const ctx = suite.context();
    const meeting = await ringVendor(ctx);
    await joinSession(ctx, meeting.vendor, { sessionId: meeting.sessionId, device: meeting.devices.vendor });
    expect(await sendHeartbeat(ctx, meeting, "customer")).toMatchObject({
      state: "ringing",
      meter: { state: "waiting" },
    });
    expect((await look(ctx, meeting)).liveAt).toBeNull();
    ctx.clock.advance(4_000);
    expect(await sendHeartbeat(ctx, meeting, "vendor")).toMatchObject({
      state: "live",
      meter: { state: "running", billableMs: 0 },
    });
    expect(await look(ctx, meeting)).toMatchObject({ state: "live", liveAt: "2026-03-02T10:00:04.000Z" });
  });

  test("only while both are there: a host who left again does not count, and nobody is told otherwise", async () => {
    const ctx = suite.context();
    const meeting = await ringVendor(ctx);
    await joinSession(ctx, meeting.vendor, { sessionId: meeting.sessionId, device: meeting.devices.vendor });
    await sendHeartbeat(ctx, meeting, "customer");
    ctx.clock.advance(15_001);
    expect((await sendHeartbeat(ctx, meeting, "vendor")).state).toBe("ringing");
    expect((await look(ctx, meeting)).state).toBe("ringing");
    expect((await sendHeartbeat(ctx, meeting, "customer")).state).toBe("live");
    expect((await look(ctx, meeting)).state).toBe("live");
  });

  test("and tells both sides", async () => {
    const ctx = suite.context();
    const { customer, vendor, sessionId } = await goLive(ctx);
    const told = ctx.hub.hints.slice(-3).map((hint) => hint.topic);
    expect(told.toSorted()).toEqual(
      [`session:${sessionId}`, `user:${customer.userId}`, `user:${vendor.userId}`].toSorted(),
    );
  });
});

describe("evidence", () => {
  test("duplicates, late and out-of-order heartbeats add nothing and take nothing away", async () => {
    const ctx = suite.context();
    const meeting = await goLive(ctx);
    await advance(ctx, meeting, 10);
    await Promise.all(
      ["customer", "customer", "vendor"].map((part) =>
        sendHeartbeat(ctx, meeting, part === "vendor" ? "vendor" : "customer"),
      ),
    );
    // Another server's clock is behind.
    const behind = suite.context({ clock: createTestClock("2026-03-02T10:00:03.000Z") });
    await Promise.all([sendHeartbeat(behind, meeting, "customer"), sendHeartbeat(behind, meeting, "vendor")]);
    expect((await look(ctx, meeting)).meter).toMatchObject({ state: "running", billableMs: 10_000 });
    const receipt = await stopAndBill(ctx, meeting, "vendor");
    expect(receipt.presence.customer).toEqual([
      { startedAt: "2026-03-02T10:00:00.000Z", endedAt: "2026-03-02T10:00:10.000Z" },
    ]);
    expect(receipt.presence.vendor).toEqual(receipt.presence.customer);
  });

  test("is stamped when it arrives, not when the database had time for it", async () => {
    const ctx = suite.context();
    const meeting = await goLive(ctx);
    ctx.clock.advance(5_000);
    const lock = await holdLock(ctx.db, lockHosts, [meeting.sessionId]);
    const beats = [sendHeartbeat(ctx, meeting, "customer"), sendHeartbeat(ctx, meeting, "vendor")];
    ctx.clock.advance(9_000);
    await lock.release();
    const [answer] = await Promise.all(beats);
    expect(answer).toMatchObject({ now: "2026-03-02T10:00:14.000Z", meter: { billableMs: 5_000 } });
  });

  test("of one session that somebody holds keeps no other waiting, and is tried only for so long", async () => {
    const ctx = suite.context();
    const [held, other] = [await goLive(ctx), await goLive(ctx)];
    ctx.clock.advance(5_000);
    const lock = await holdLock(ctx.db, lockHosts, [held.sessionId]);
    try {
      const stuck = expect(sendHeartbeat(ctx, held, "vendor")).rejects.toMatchObject({ code: "unavailable" });
      const meter = { state: "running", billableMs: 0 };
      expect(await sendHeartbeat(ctx, other, "customer")).toMatchObject({ state: "live", meter });
      await stuck;
    } finally {
      await lock.release();
    }
    expect((await look(ctx, held)).meter).toMatchObject({ billableMs: 0 });
  });

  test("stays written when a session cannot become live just then: only its own beats wait for that", async () => {
    const log = createErrorLog();
    const ctx = suite.context({ log });
    const other = await goLive(ctx);
    const meeting = await ringVendor(ctx);
    await joinSession(ctx, meeting.vendor, { sessionId: meeting.sessionId, device: meeting.devices.vendor });
    await sendHeartbeat(ctx, meeting, "customer");
    const lock = await holdLock(ctx.db, "SELECT 1 FROM sessions WHERE id = $1 FOR UPDATE", [
      meeting.sessionId,
    ]);
    try {
      const order: string[] = [];
      const note = (who: string) => (beat: { state: string }) => order.push(`${who} ${beat.state}`);
      await Promise.all([
        sendHeartbeat(ctx, meeting, "vendor").then(note("held")),
        sendHeartbeat(ctx, other, "customer").then(note("other")),
      ]);
      expect(order).toEqual(["other live", "held ringing"]);
      expect(log.errors).toHaveLength(1);
    } finally {
      await lock.release();
    }
    expect((await sendHeartbeat(ctx, meeting, "customer")).state).toBe("live");
  });

  test("after a silence is answered while the session is held, and both are told", async () => {
    const ctx = suite.context();
    const meeting = await goLive(ctx);
    ctx.clock.advance(20_000);
    ctx.hub.hints.length = 0;
    const { sessionId } = meeting;
    const lock = await holdLock(ctx.db, "SELECT 1 FROM sessions WHERE id = $1 FOR UPDATE", [sessionId]);
    try {
      expect(await sendHeartbeat(ctx, meeting, "vendor")).toMatchObject({ meter: { state: "paused" } });
      expect(ctx.hub.hints.map((hint) => hint.topic)).toContain(`session:${sessionId}`);
    } finally {
      await lock.release();
    }
  });

  test("of many sessions is written together, each refusal in its own place", async () => {
    const ctx = suite.context();
    const [one, other] = [await goLive(ctx), await goLive(ctx)];
    ctx.clock.advance(5_000);
    const results = await Promise.allSettled([
      sendHeartbeat(ctx, one, "customer"),
      recordHeartbeat(ctx, one.customer, { sessionId: other.sessionId, device: one.devices.customer }),
      sendHeartbeat(ctx, one, "vendor"),
      recordHeartbeat(ctx, other.vendor, { sessionId: other.sessionId, device: "another-tab" }),
      sendHeartbeat(ctx, other, "customer"),
    ]);
    expect(results.map((result) => result.status)).toEqual([
      "fulfilled",
      "rejected",
      "fulfilled",
      "rejected",
      "fulfilled",
    ]);
    expect((await look(ctx, one)).meter.billableMs).toBe(5_000);
    expect((await look(ctx, other)).meter.billableMs).toBe(0);
  });
});

describe("a heartbeat is refused", () => {
  test("from another device than the one that holds the place", async () => {
    const ctx = suite.context();
    const { customer, sessionId } = await goLive(ctx);
    const elsewhere = recordHeartbeat(ctx, customer, { sessionId, device: "customer-tab-2" });
    await expect(elsewhere).rejects.toMatchObject({ code: "room_elsewhere" });
  });

  test("from strangers, admins and anonymous callers, and for a session that does not exist", async () => {
    const ctx = suite.context();
    const { customer, sessionId, devices } = await goLive(ctx);
    const send = async (viewer: Parameters<typeof recordHeartbeat>[1], id = sessionId) =>
      recordHeartbeat(ctx, viewer, { sessionId: id, device: devices.customer });
    await expect(send(await makePerson(ctx, "user"))).rejects.toMatchObject({ code: "not_found" });
    await expect(send(await makePerson(ctx, "admin"))).rejects.toMatchObject({ code: "not_found" });
    await expect(send(null)).rejects.toMatchObject({ code: "unauthenticated" });
    await expect(send(customer, ctx.ids.newId())).rejects.toMatchObject({ code: "not_found" });
  });

  test("before the vendor answered: waiting proves nothing", async () => {
    const ctx = suite.context();
    const meeting = await ringVendor(ctx);
    await expect(sendHeartbeat(ctx, meeting, "customer")).rejects.toMatchObject({ code: "session_not_open" });
  });

  test("silently after the end: the answer says so and nothing is recorded", async () => {
    const ctx = suite.context();
    const meeting = await goLive(ctx);
    await advance(ctx, meeting, 5);
    const receipt = await stopAndBill(ctx, meeting);
    ctx.clock.advance(5_000);
    expect(await sendHeartbeat(ctx, meeting, "vendor")).toMatchObject({
      state: "ended",
      endReason: "stopped_by_customer",
      meter: { state: "stopped", billableMs: 5_000 },
    });
    expect((await look(ctx, meeting)).meter.billableMs).toBe(receipt.billableMs);
  });
});
