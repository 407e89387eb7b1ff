import { describe, expect, test } from "vitest";
import { createService } from "../catalog/create-service.ts";
import { discountSession } from "../refunds/discount-session.ts";
import { stopSession } from "../sessions/stop-session.ts";
import {
  balanceOf,
  earningOf,
  makeCharged,
  makePerson,
  race,
  ringVendor,
  setUpSuite,
  warmUp,
} from "../testing/index.ts";
import { createErrorLog } from "../testing/race.ts";
import { getEarnings } from "./get-earnings.ts";
import { getEarningsChart } from "./get-earnings-chart.ts";
import { releaseEarnings } from "./release-earnings.ts";

const connections = 12;
const suite = setUpSuite(connections);
const dayMs = 86_400_000;

describe("a vendor's share", () => {
  test("is pending for 48 hours, then available, and not a millisecond before", async () => {
    const ctx = suite.context();
    const { vendor, sessionId } = await makeCharged(ctx, 1_000);
    const nextAvailableAt = new Date(ctx.clock.now().getTime() + 48 * 3_600_000).toISOString();
    const pending = { pendingMinor: 850, availableMinor: 0, nextAvailableAt };
    expect(await getEarnings(ctx, vendor)).toMatchObject(pending);
    ctx.clock.advance(48 * 3_600_000 - 1);
    await releaseEarnings(ctx);
    expect(await getEarnings(ctx, vendor)).toMatchObject(pending);
    ctx.clock.advance(1);
    await releaseEarnings(ctx);
    expect(await earningOf(ctx, sessionId)).toEqual({ state: "available", releasedMinor: 850 });
    expect(await getEarnings(ctx, vendor)).toEqual({
      currency: "USD",
      pendingMinor: 0,
      availableMinor: 850,
      inTransitMinor: 0,
      paidMinor: 0,
      nextAvailableAt: null,
      payout: { minimumMinor: 1_000, schedule: "on_demand", nextAt: null, isReady: false },
    });
  });

  test("of a session that cost nothing does not exist", async () => {
    const ctx = suite.context();
    const { customer, sessionId } = await ringVendor(ctx);
    await stopSession(ctx, customer, { sessionId });
    expect(await ctx.db.prisma.earning.count({ where: { sessionId } })).toBe(0);
  });

  test("is released once, by however many workers at once", async () => {
    const ctx = suite.context();
    await warmUp(ctx.db, connections);
    const meetings = [await makeCharged(ctx), await makeCharged(ctx), await makeCharged(ctx)];
    ctx.clock.advance(48 * 3_600_000);
    const { refusals } = await race(5, () => releaseEarnings(ctx));
    expect(refusals).toEqual([]);
    for (const { vendor, sessionId } of meetings) {
      expect(await earningOf(ctx, sessionId)).toEqual({ state: "available", releasedMinor: 850 });
      expect(await balanceOf(ctx, "earnings_available", vendor.userId)).toBe(850);
    }
  });

  test("that is discounted by a clock that is behind while it is released is one or the other, never both", async () => {
    const ctx = suite.context();
    await warmUp(ctx.db, connections);
    const behind = suite.context();
    const meetings = await Promise.all(Array.from({ length: 4 }, () => makeCharged(behind)));
    const discount = ({ vendor, sessionId }: (typeof meetings)[number]) => {
      const input = { sessionId, amountMinor: 500, note: "sorry", idempotencyKey: ctx.ids.newId() };
      return discountSession(behind, vendor, input);
    };
    ctx.clock.advance(behind.clock.now().getTime() - ctx.clock.now().getTime() + 48 * 3_600_000);
    const { refusals } = await race<unknown>(8, (i) => {
      const meeting = meetings[i];
      return meeting ? discount(meeting) : releaseEarnings(ctx);
    });
    expect(new Set([...refusals, "adjustment_window_closed"]).size).toBe(1);
    await releaseEarnings(ctx);
    const left = await Promise.all(meetings.map(({ sessionId }) => earningOf(ctx, sessionId)));
    expect(left.filter(({ releasedMinor }) => releasedMinor === 850)).toHaveLength(refusals.length);
    expect(left.filter(({ releasedMinor }) => releasedMinor === 425)).toHaveLength(4 - refusals.length);
  });

  test("that cannot be released is logged and keeps none of the others waiting", async () => {
    const log = createErrorLog();
    const ctx = suite.context({ log });
    const [broken, sound] = [await makeCharged(ctx), await makeCharged(ctx)];
    ctx.clock.advance(48 * 3_600_000);
    // The key of its release is taken by another posting, as only a fault could bring about.
    const taken =
      "UPDATE ledger_transactions SET idempotency_key = $1 WHERE session_id = $2 AND kind = 'settlement'";
    const setKey = async (key: string) => {
      const client = await ctx.db.pool.connect();
      try {
        await client.query("BEGIN; SET LOCAL session_replication_role = replica");
        await client.query(taken, [key, broken.sessionId]);
        await client.query("COMMIT");
      } finally {
        client.release();
      }
    };
    await setKey(`earnings_release:${broken.sessionId}`);
    await releaseEarnings(ctx);
    await setKey(`settlement:${broken.sessionId}`);
    expect(await earningOf(ctx, sound.sessionId)).toMatchObject({ state: "available" });
    expect(await earningOf(ctx, broken.sessionId)).toMatchObject({ state: "pending" });
    expect(log.errors).toHaveLength(1);
    await releaseEarnings(ctx);
    expect(await earningOf(ctx, broken.sessionId)).toMatchObject({ state: "available" });
  });
});

describe("the chart of earnings", () => {
  test("has the shares after refunds by the reader's days and by service", async () => {
    const ctx = suite.context();
    const first = await makeCharged(ctx, 1_000);
    const { vendor, sessionId } = first;
    const start = ctx.clock.now().getTime();
    const input = { sessionId, amountMinor: 200, note: "sorry", idempotencyKey: ctx.ids.newId() };
    await discountSession(ctx, vendor, input);
    // Days of another length and offset, as where clocks change.
    const dayStarts = [-5, 20, 43, 67].map((hours) => new Date(start + hours * 3_600_000).toISOString());
    expect(await getEarningsChart(ctx, vendor, { dayStarts })).toEqual({
      currency: "USD",
      days: [
        { startsAt: dayStarts[0], earnedMinor: 680 },
        { startsAt: dayStarts[1], earnedMinor: 0 },
        { startsAt: dayStarts[2], earnedMinor: 0 },
      ],
      services: [{ serviceId: first.service.id, title: "Piano lesson", sessions: 1, earnedMinor: 680 }],
    });
    // Released or not, it is the same.
    ctx.clock.advance(3 * dayMs);
    await releaseEarnings(ctx);
    expect((await getEarningsChart(ctx, vendor, { dayStarts })).days[0]?.earnedMinor).toBe(680);
    const later = dayStarts.slice(1);
    expect(await getEarningsChart(ctx, vendor, { dayStarts: later })).toMatchObject({ services: [] });
  });

  test("is each vendor's own, and refused to others", async () => {
    const ctx = suite.context();
    const { customer } = await makeCharged(ctx);
    const other = await makePerson(ctx, "vendor");
    await createService(ctx, other, {
      title: "Unused",
      description: "",
      pricePerMinuteMinor: 100,
      initialSeconds: 60,
      subsequentSeconds: 60,
      freeSeconds: 0,
      minimumMinor: 0,
      minimumAfterSeconds: 0,
    });
    const from = ctx.clock.now().getTime() - dayMs;
    const dayStarts = [0, 1, 2].map((day) => new Date(from + day * dayMs).toISOString());
    const { days, services } = await getEarningsChart(ctx, other, { dayStarts });
    expect(days.map(({ earnedMinor }) => earnedMinor)).toEqual([0, 0]);
    expect(services).toEqual([]);
    await expect(getEarningsChart(ctx, customer, { dayStarts })).rejects.toMatchObject({ code: "forbidden" });
    await expect(getEarnings(ctx, customer)).rejects.toMatchObject({ code: "forbidden" });
    const backwards = getEarningsChart(ctx, other, { dayStarts: dayStarts.toReversed() });
    await expect(backwards).rejects.toMatchObject({ code: "invalid_input" });
  });
});
