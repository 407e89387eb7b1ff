import { describe, expect, test } from "vitest";
import {
  advance,
  createErrorLog,
  goLive,
  look,
  type Meeting,
  ringVendor,
  setUpSuite,
  type TestContext,
} from "../testing/index.ts";
import { getReceipt } from "./get-receipt.ts";
import { sweep } from "./sweep.ts";

const suite = setUpSuite();

/** Makes every sweep of this session fail, as a bug would. */
const breakSession = (ctx: TestContext, { sessionId }: Meeting) =>
  ctx.db.prisma.participant.updateMany({ where: { sessionId }, data: { purpose: "screen" } });
const mend = (ctx: TestContext, { sessionId }: Meeting) =>
  ctx.db.prisma.participant.updateMany({ where: { sessionId }, data: { purpose: "primary" } });

describe("the sweep", () => {
  test.each([
    ["a lost connection", { silenceMs: 30_000 }, "connection_lost"],
    ["the hard maximum", { maxDurationMs: 250_000 }, "max_duration"],
  ])("sets no more money aside for a session that ends anyway: %s", async (_case, policy, endReason) => {
    const ctx = suite.context({ policy });
    const meeting = await goLive(ctx);
    await advance(ctx, meeting, 225, { everySeconds: 15 });
    // The extension is due as well by now, and the wallet could pay for it.
    ctx.clock.advance(60_000);
    await sweep(ctx);
    const receipt = await getReceipt(ctx, meeting.customer, { sessionId: meeting.sessionId });
    expect(receipt).toMatchObject({ endReason, heldMinor: 500 });
    expect(receipt.events.map(({ kind }) => kind)).not.toContain("hold_extended");
  });

  test("tries a session that fails again, but later each time, and meanwhile ends the others", async () => {
    const log = createErrorLog();
    const ctx = suite.context({ log });
    const [broken, sound] = [await ringVendor(ctx), await ringVendor(ctx)];
    await breakSession(ctx, broken);
    ctx.clock.advance(60_000);
    const tries: number[] = [];
    for (let second = 0; second < 16; second++) {
      const before = log.errors.length;
      await sweep(ctx);
      if (log.errors.length > before) tries.push(second);
      ctx.clock.advance(1_000);
    }
    expect(tries).toEqual([0, 1, 3, 7, 15]);
    expect((await look(ctx, sound)).endReason).toBe("no_answer");
    await mend(ctx, broken);
    ctx.clock.advance(60_000);
    await sweep(ctx);
    expect((await look(ctx, broken)).endReason).toBe("no_answer");
  });
});
