import { describe, expect, test } from "vitest";
import {
  advance,
  goLive,
  look,
  type Meeting,
  setUpSuite,
  type TestContext,
  topUpWallet,
} from "../testing/index.ts";

const suite = setUpSuite();
const seldom = { everySeconds: 15 };

describe("warnings before the money runs out", () => {
  const warningsOf = async (ctx: TestContext, { sessionId }: Meeting) => {
    const rows = await ctx.db.prisma.sessionEvent.findMany({
      where: { sessionId, kind: { startsWith: "low_funds" } },
      orderBy: { id: "asc" },
    });
    return rows.map(({ kind, at }) => `${kind} ${at.toISOString().slice(14, 19)}`);
  };

  test("come at two minutes and at one, once each, with a hint to both", async () => {
    const ctx = suite.context();
    const meeting = await goLive(ctx, { fundsMinor: 350 });
    await advance(ctx, meeting, 59, seldom);
    expect(await warningsOf(ctx, meeting)).toEqual([]);
    ctx.hub.hints.length = 0;
    await advance(ctx, meeting, 1);
    expect(ctx.hub.hints.map(({ topic }) => topic)).toEqual(
      expect.arrayContaining([`user:${meeting.customer.userId}`, `user:${meeting.vendor.userId}`]),
    );
    expect((await look(ctx, meeting, "vendor")).meter.reachMs).toBe(180_000);
    await advance(ctx, meeting, 75, seldom);
    expect(await warningsOf(ctx, meeting)).toEqual(["low_funds_2 01:00", "low_funds_1 02:00"]);
  });

  test("come for the cap as for the wallet", async () => {
    const ctx = suite.context();
    const meeting = await goLive(ctx, { capMinor: 300 });
    await advance(ctx, meeting, 60, seldom);
    expect(await warningsOf(ctx, meeting)).toEqual(["low_funds_2 01:00"]);
  });

  test("at once, when there is no more to begin with", async () => {
    const ctx = suite.context();
    const meeting = await goLive(ctx, { fundsMinor: 100 });
    expect(await warningsOf(ctx, meeting)).toEqual(["low_funds_1 00:00"]);
  });

  test("begin anew after a top-up, and a pause puts them off", async () => {
    const ctx = suite.context();
    const meeting = await goLive(ctx, { fundsMinor: 200 });
    await advance(ctx, meeting, 60, seldom);
    expect(await warningsOf(ctx, meeting)).toEqual(["low_funds_2 00:00", "low_funds_1 01:00"]);
    await topUpWallet(ctx, meeting.customer, 200);
    await advance(ctx, meeting, 1);
    expect((await look(ctx, meeting, "vendor")).meter.reachMs).toBe(240_000);
    await advance(ctx, meeting, 20, { present: ["customer"] });
    // The 5 s until the vendor is back are free too.
    await advance(ctx, meeting, 5);
    await advance(ctx, meeting, 45, seldom);
    expect(await warningsOf(ctx, meeting)).toHaveLength(2);
    await advance(ctx, meeting, 14);
    expect((await warningsOf(ctx, meeting)).at(-1)).toBe("low_funds_2 02:25");
  });
});
