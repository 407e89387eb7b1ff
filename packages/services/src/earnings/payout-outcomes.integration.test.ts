import { describe, expect, test } from "vitest";
import {
  askForPayout,
  createFakePayments,
  makeEarner,
  payoutFigures,
  race,
  setUpSuite,
  type TestContext,
  tell as tellEvent,
  warmUp,
} from "../testing/index.ts";
import { completePayout } from "./complete-payout.ts";
import { sendPayouts } from "./send-payouts.ts";

const connections = 12;
const suite = setUpSuite(connections);

function open() {
  const payments = createFakePayments();
  return { ctx: suite.context({ payments }), payments };
}
const done = { kind: "done" };
const payoutOf = async (ctx: TestContext, id: string) =>
  ctx.db.prisma.payout.findUniqueOrThrow({ where: { id } });

describe("a payout whose provider", () => {
  test("is away stays set apart and is sent by the job", async () => {
    const { ctx, payments } = open();
    const vendor = await makeEarner(ctx);
    payments.next("payOut", "unavailable", "unavailable");
    const payout = await askForPayout(ctx, vendor, 2_000);
    expect(payout.state).toBe("pending");
    expect(await payoutFigures(ctx, vendor)).toEqual([1_400, 2_000, 0]);
    expect(await sendPayouts(ctx)).toBe(0);
    expect(await payoutOf(ctx, payout.id)).toMatchObject({ state: "pending" });
    // It is not asked again at once: a provider that hangs would hold up all others.
    expect(await sendPayouts(ctx)).toBe(0);
    expect(payments.calls).toHaveLength(2);
    ctx.clock.advance(1_000);
    expect(await sendPayouts(ctx)).toBeGreaterThan(0);
    expect(await payoutOf(ctx, payout.id)).toMatchObject({ state: "paid" });
    expect(await payoutFigures(ctx, vendor)).toEqual([1_400, 0, 2_000]);
  });

  test("moved the money while its answer was lost moves it once, however many workers ask again", async () => {
    const { ctx, payments } = open();
    await warmUp(ctx.db, connections);
    const vendor = await makeEarner(ctx);
    payments.next("payOut", "lost");
    const payout = await askForPayout(ctx, vendor, 2_000);
    expect(payout.state).toBe("pending");
    expect((await race(4, () => sendPayouts(ctx))).refusals).toEqual([]);
    expect(payments.movements).toHaveLength(1);
    expect(new Set(payments.calls.map(({ key }) => key))).toEqual(new Set([payout.id]));
    expect(await payoutFigures(ctx, vendor)).toEqual([1_400, 0, 2_000]);
  });

  test("refuses it comes back to the available earnings, with the reason", async () => {
    const { ctx, payments } = open();
    const vendor = await makeEarner(ctx);
    payments.next("payOut", "decline");
    const payout = await askForPayout(ctx, vendor, 2_000);
    expect(payout).toMatchObject({ state: "returned", failureCode: "card_declined" });
    expect(await payoutFigures(ctx, vendor)).toEqual([3_400, 0, 0]);
    await sendPayouts(ctx);
    expect(payments.calls).toHaveLength(1);
  });

  test("reports later is sent until then; reports twice and out of order change nothing", async () => {
    const { ctx, payments } = open();
    const vendor = await makeEarner(ctx);
    payments.next("payOut", "pending");
    const payout = await askForPayout(ctx, vendor, 2_000);
    expect(payout.state).toBe("sent");
    expect(await payoutFigures(ctx, vendor)).toEqual([1_400, 2_000, 0]);
    const payoutRef = (await payoutOf(ctx, payout.id)).providerRef ?? "";
    const tell = (state: "succeeded" | "failed") =>
      completePayout(ctx, { payoutRef, state, failureCode: state === "failed" ? "account_closed" : null });
    expect([await tell("succeeded"), await tell("succeeded")]).toEqual([done, done]);
    expect(await payoutFigures(ctx, vendor)).toEqual([1_400, 0, 2_000]);
    // The bank sends it back days after it had arrived.
    expect([await tell("failed"), await tell("failed")]).toEqual([done, done]);
    expect(await payoutFigures(ctx, vendor)).toEqual([3_400, 0, 0]);
    expect(await tell("succeeded")).toEqual(done);
    expect(await payoutOf(ctx, payout.id)).toMatchObject({
      state: "returned",
      failureCode: "account_closed",
    });
    expect(await payoutFigures(ctx, vendor)).toEqual([3_400, 0, 0]);
  });

  test("contradicts our books moves nothing, and people see why", async () => {
    const { ctx, payments } = open();
    const vendor = await makeEarner(ctx);
    payments.next("payOut", "decline", "pending");
    const refused = await askForPayout(ctx, vendor, 1_000);
    const sent = await askForPayout(ctx, vendor, 2_000);
    await ctx.db.prisma.payout.updateMany({
      where: { id: sent.id },
      data: { providerRef: `sent_${sent.id}` },
    });
    expect(await payoutFigures(ctx, vendor)).toEqual([1_400, 2_000, 0]);
    const report = {
      kind: "payout_updated",
      state: "succeeded",
      failureCode: null,
      currency: "USD",
    } as const;
    const told = [
      // It was refused and its money is with the vendor again; now it is said to have arrived.
      { ...report, payoutRef: `late_${refused.id}`, payoutId: refused.id, amountMinor: 1_000 },
      { ...report, payoutRef: `sent_${sent.id}`, payoutId: sent.id, amountMinor: 1_999 },
      { ...report, payoutRef: `sent_${sent.id}`, payoutId: sent.id, amountMinor: 2_000, currency: "EUR" },
    ].map((event, i) => ({ ...event, eventId: `contradiction_${i}_of_${sent.id}` }));
    for (const event of told) await tellEvent(ctx, event);
    expect(await payoutFigures(ctx, vendor)).toEqual([1_400, 2_000, 0]);
    const events = await ctx.db.prisma.providerEvent.findMany({
      where: { eventId: { in: told.map(({ eventId }) => eventId) } },
      orderBy: { id: "asc" },
    });
    expect(events.map(({ processedAt }) => processedAt !== null)).toEqual([true, true, true]);
    expect(events.map(({ failure }) => failure)).toEqual([
      "the payout arrived after it had come back",
      "paid out 1999 USD instead of 2000 USD",
      "paid out 2000 EUR instead of 2000 USD",
    ]);
  });

  test("tells of it before it answers is believed by our own id, and of unknown ones not", async () => {
    const { ctx, payments } = open();
    const vendor = await makeEarner(ctx);
    payments.next("payOut", "lost");
    const payout = await askForPayout(ctx, vendor, 2_000);
    const payoutRef = `sandbox_payout_${payout.id}`;
    const report = { payoutRef, state: "succeeded", failureCode: null } as const;
    expect(await completePayout(ctx, report)).toMatchObject({ kind: "wait" });
    const { refusals } = await race<unknown>(3, (i) =>
      i === 0 ? sendPayouts(ctx) : completePayout(ctx, { ...report, payoutId: payout.id }),
    );
    expect(refusals).toEqual([]);
    expect(await payoutOf(ctx, payout.id)).toMatchObject({ state: "paid", providerRef: payoutRef });
    expect(await payoutFigures(ctx, vendor)).toEqual([1_400, 0, 2_000]);
    const another = { ...report, payoutRef: "another", payoutId: payout.id };
    expect(await completePayout(ctx, another)).toMatchObject({ kind: "refused" });
    expect(await completePayout(ctx, { ...another, state: "failed" })).toEqual(done);
    expect(await payoutFigures(ctx, vendor)).toEqual([1_400, 0, 2_000]);
  });
});
