import { describe, expect, test } from "vitest";
import {
  advance,
  createErrorLog,
  createTestClock,
  goLive,
  look,
  makeCustomer,
  makeVendor,
  race,
  ringVendor,
  sendHeartbeat,
  setUpSuite,
  type TestContext,
  warmUp,
} from "../testing/index.ts";
import { getWallet } from "../wallet/get-wallet.ts";
import { getReceipt } from "./get-receipt.ts";
import { joinSession } from "./join-session.ts";
import { startSession } from "./start-session.ts";
import { stopSession } from "./stop-session.ts";
import { sweep } from "./sweep.ts";

const connections = 20;
const suite = setUpSuite(connections);
const rounds = Array.from({ length: 5 }, (_, round) => round);

const countEvents = (ctx: TestContext, sessionId: string, kind: string) =>
  ctx.db.prisma.sessionEvent.count({ where: { sessionId, kind } });

describe("stop", () => {
  test("twenty times at once settles once, and all of them get the same answer", async () => {
    const ctx = suite.context();
    await warmUp(ctx.db, connections);
    for (const _ of rounds) {
      const meeting = await goLive(ctx);
      const { customer, vendor, sessionId } = meeting;
      await advance(ctx, meeting, 5);
      const { values, refusals } = await race(20, (i) =>
        stopSession(suite.context({ clock: ctx.clock }), i % 2 ? customer : vendor, { sessionId }),
      );
      expect(refusals).toEqual([]);
      expect(
        new Set(values.map(({ session }) => `${session.endReason} ${session.meter.costMinor}`)).size,
      ).toBe(1);
      expect(await countEvents(ctx, sessionId, "ended")).toBe(1);
      expect(await getWallet(ctx, customer)).toMatchObject({ availableMinor: 9_900, heldMinor: 0 });
    }
  });

  test("against the sweeper: one of them ends the session, the other finds it ended", async () => {
    const log = createErrorLog();
    const ctx = suite.context({ log });
    await warmUp(ctx.db, connections);
    for (const _ of rounds) {
      const { customer, sessionId } = await goLive(ctx);
      ctx.clock.advance(30_000);
      const { values, refusals } = await race(8, async (i) => {
        const own = suite.context({ clock: ctx.clock, log });
        return i % 2 ? sweep(own) : stopSession(own, customer, { sessionId });
      });
      expect(refusals).toEqual([]);
      expect(values).toHaveLength(8);
      expect(await countEvents(ctx, sessionId, "ended")).toBe(1);
    }
    expect(log.errors).toEqual([]);
  });

  test("against heartbeats of both: nothing is recorded after the bill", async () => {
    const clock = createTestClock();
    const ctx = suite.context({ clock });
    await warmUp(ctx.db, connections);
    for (const _ of rounds) {
      const meeting = await goLive(ctx);
      const { customer, sessionId } = meeting;
      await race(21, async (i) => {
        clock.advance(1_000);
        if (i === 10) return stopSession(ctx, customer, { sessionId });
        // Contexts of their own: each heartbeat is a transaction of its own.
        return sendHeartbeat(suite.context({ clock }), meeting, i % 2 ? "customer" : "vendor");
      });
      const { billableMs } = await ctx.db.prisma.session.findUniqueOrThrow({ where: { id: sessionId } });
      expect((await getReceipt(ctx, customer, { sessionId })).billableMs).toBe(billableMs);
    }
  });
});

describe("start", () => {
  test("twenty times at once with the same key is one session with one hold", async () => {
    const ctx = suite.context();
    await warmUp(ctx.db, connections);
    const customer = await makeCustomer(ctx, 2_000);
    const { service } = await makeVendor(ctx);
    const input = { serviceId: service.id, device: "customer-tab-1", idempotencyKey: "impatient-1" };
    const { values, refusals } = await race(20, () => startSession(suite.context(), customer, input));
    expect(refusals).toEqual([]);
    expect(new Set(values.map(({ session, room }) => `${session.id} ${room.channel}`)).size).toBe(1);
    expect(await getWallet(ctx, customer)).toMatchObject({ availableMinor: 1_500, heldMinor: 500 });
  });

  test("twenty times at once with other keys and vendors: one rings, the customer is busy for the rest", async () => {
    const ctx = suite.context();
    await warmUp(ctx.db, connections);
    const customer = await makeCustomer(ctx, 20_000);
    const services = await Promise.all(
      Array.from({ length: 20 }, async () => (await makeVendor(ctx)).service),
    );
    const { values, refusals } = await race(20, (i) =>
      startSession(suite.context(), customer, { serviceId: services[i]?.id ?? "", device: "customer-tab-1" }),
    );
    expect(values).toHaveLength(1);
    expect(refusals).toEqual(Array.from({ length: 19 }, () => "customer_busy"));
    expect(await getWallet(ctx, customer)).toMatchObject({ availableMinor: 19_500, heldMinor: 500 });
  });

  test("ten customers at one vendor: one rings, nine learn that the vendor is busy and hold nothing", async () => {
    const ctx = suite.context();
    await warmUp(ctx.db, connections);
    const { vendor, service } = await makeVendor(ctx);
    const customers = await Promise.all(Array.from({ length: 10 }, () => makeCustomer(ctx, 1_000)));
    const results = await Promise.all(
      customers.map((customer) =>
        race(1, () =>
          startSession(suite.context(), customer, { serviceId: service.id, device: "customer-tab-1" }),
        ),
      ),
    );
    expect(results.flatMap(({ values }) => values)).toHaveLength(1);
    expect(results.flatMap(({ refusals }) => refusals)).toEqual(
      Array.from({ length: 9 }, () => "vendor_busy"),
    );
    const wallets = await Promise.all(customers.map((customer) => getWallet(ctx, customer)));
    expect(wallets.map(({ heldMinor }) => heldMinor).toSorted()).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 0, 500]);
    expect(await ctx.db.prisma.session.count({ where: { vendorId: vendor.userId } })).toBe(1);
  });
});

describe("join", () => {
  test("in two tabs at once is one answer, and one of them holds the place", async () => {
    const ctx = suite.context();
    await warmUp(ctx.db, connections);
    for (const _ of rounds) {
      const meeting = await ringVendor(ctx);
      const { vendor, sessionId } = meeting;
      const tabs = ["vendor-tab-1", "vendor-tab-2"];
      const { refusals } = await race(8, (i) =>
        joinSession(suite.context(), vendor, { sessionId, device: tabs[i % 2] ?? "" }),
      );
      expect(refusals).toEqual([]);
      expect(await countEvents(ctx, sessionId, "answered")).toBe(1);
      const beats = await race(2, (i) =>
        sendHeartbeat(ctx, { ...meeting, devices: { customer: "", vendor: tabs[i] ?? "" } }, "vendor"),
      );
      expect(beats.values).toHaveLength(1);
      expect(beats.refusals).toEqual(["room_elsewhere"]);
    }
  });

  test("against the customer's cancelling and the end of the ring: never a live session that was ended", async () => {
    const log = createErrorLog();
    const ctx = suite.context({ log });
    await warmUp(ctx.db, connections);
    for (const round of rounds) {
      const { customer, vendor, sessionId } = await ringVendor(ctx);
      // The sweepers' server has reached the end of the ring, the others' is a moment before it.
      const at = (afterMs: number) => {
        const clock = createTestClock();
        clock.advance(afterMs);
        return suite.context({ clock, log });
      };
      const { refusals } = await race(9, async (i) => {
        if ((i + round) % 3 === 0) return stopSession(at(59_999), customer, { sessionId });
        if ((i + round) % 3 === 1)
          return joinSession(at(59_999), vendor, { sessionId, device: "vendor-tab-1" });
        return sweep(at(60_000));
      });
      expect(refusals.filter((code) => code !== "session_not_open")).toEqual([]);
      expect(await countEvents(ctx, sessionId, "ended")).toBe(1);
      const { endReason } = await ctx.db.prisma.session.findUniqueOrThrow({ where: { id: sessionId } });
      const isAnswered = (await countEvents(ctx, sessionId, "answered")) === 1;
      expect(isAnswered ? ["stopped_by_customer"] : ["cancelled", "no_answer"]).toContain(endReason);
    }
    expect(log.errors).toEqual([]);
  });

  test("against the end of the ring alone: answered and going on, or never answered", async () => {
    const log = createErrorLog();
    const ctx = suite.context({ log });
    await warmUp(ctx.db, connections);
    for (const round of rounds) {
      const meeting = await ringVendor(ctx);
      const { vendor, sessionId } = meeting;
      const [justInTime, late] = [createTestClock(), createTestClock()];
      justInTime.advance(59_999);
      late.advance(60_000);
      const { values, refusals } = await race(6, async (i) => {
        if ((i + round) % 2) return sweep(suite.context({ clock: late, log }));
        return joinSession(suite.context({ clock: justInTime, log }), vendor, {
          sessionId,
          device: "vendor-tab-1",
        });
      });
      const isAnswered = values.some((value) => "room" in value);
      const { state, endReason } = await look(ctx, meeting);
      expect({ state, endReason }).toEqual(
        isAnswered ? { state: "ringing", endReason: null } : { state: "ended", endReason: "no_answer" },
      );
      expect(refusals.filter((code) => code !== "session_not_open")).toEqual([]);
      expect(await countEvents(ctx, sessionId, "ended")).toBe(isAnswered ? 0 : 1);
    }
    expect(log.errors).toEqual([]);
  });

  test("both hosts' first heartbeats at once make it live once", async () => {
    const ctx = suite.context();
    await warmUp(ctx.db, connections);
    for (const _ of rounds) {
      const meeting = await ringVendor(ctx);
      await joinSession(ctx, meeting.vendor, { sessionId: meeting.sessionId, device: "vendor-tab-1" });
      const { refusals } = await race(8, (i) =>
        sendHeartbeat(suite.context(), meeting, i % 2 ? "customer" : "vendor"),
      );
      expect(refusals).toEqual([]);
      expect((await look(ctx, meeting)).state).toBe("live");
      expect(await countEvents(ctx, meeting.sessionId, "live")).toBe(1);
    }
  });
});

describe("any number of sweepers", () => {
  test("end every due session once", async () => {
    const log = createErrorLog();
    const ctx = suite.context({ log });
    const meetings = await Promise.all(Array.from({ length: 12 }, () => ringVendor(ctx)));
    ctx.clock.advance(60_000);
    await race(6, () => sweep(suite.context({ clock: ctx.clock, log })));
    // What one of them held was skipped by the others; the next second takes it.
    await sweep(ctx);
    expect(log.errors).toEqual([]);
    for (const meeting of meetings) {
      expect((await look(ctx, meeting)).endReason).toBe("no_answer");
      expect(await countEvents(ctx, meeting.sessionId, "ended")).toBe(1);
    }
  });

  test("extend a hold once", async () => {
    const log = createErrorLog();
    const ctx = suite.context({ log });
    for (const _ of rounds) {
      const meeting = await goLive(ctx);
      await advance(ctx, meeting, 239, { everySeconds: 15 });
      ctx.clock.advance(1_000);
      const results = await race(6, () => sweep(suite.context({ clock: ctx.clock, log })));
      expect(results.values.reduce((sum, { extended }) => sum + extended, 0)).toBe(1);
      expect((await look(ctx, meeting)).meter.heldMinor).toBe(900);
      await stopSession(ctx, meeting.customer, { sessionId: meeting.sessionId });
    }
    expect(log.errors).toEqual([]);
  });
});
