import { describe, expect, test } from "vitest";
import { addFeeSchedule } from "../admin/add-fee-schedule.ts";
import { releaseEarnings } from "../earnings/release-earnings.ts";
import { processProviderEvents } from "../payments/process-provider-events.ts";
import { getReceipt } from "../sessions/get-receipt.ts";
import {
  balanceOf,
  earningOf,
  goLive,
  type Meeting,
  makeCharged,
  makePerson,
  race,
  setUpSuite,
  type TestContext,
  warmUp,
} from "../testing/index.ts";
import { completeCheckout } from "../wallet/complete-checkout.ts";
import { discountSession } from "./discount-session.ts";

const connections = 12;
const suite = setUpSuite(connections);
const note = "the sound was bad";

const discount = (
  ctx: TestContext,
  meeting: Meeting,
  amountMinor: number,
  idempotencyKey = ctx.ids.newId(),
) =>
  discountSession(ctx, meeting.vendor, { sessionId: meeting.sessionId, amountMinor, note, idempotencyKey });
const balances = async (ctx: TestContext, { customer, vendor }: Meeting) => ({
  availableMinor: await balanceOf(ctx, "available", customer.userId),
  pendingMinor: await balanceOf(ctx, "earnings_pending", vendor.userId),
});

describe("a discount", () => {
  test("is given back by vendor and platform in their parts, and stands on both receipts as a credit note", async () => {
    const ctx = suite.context();
    const meeting = await makeCharged(ctx, 1_000);
    expect(await balances(ctx, meeting)).toEqual({ availableMinor: 9_000, pendingMinor: 850 });
    ctx.hub.hints.length = 0;
    const refund = await discount(ctx, meeting, 300);
    expect(refund).toMatchObject({ reason: "discount", note, amountMinor: 300 });
    expect(refund.split).toEqual({ vendorMinor: 255, feeMinor: 45 });
    expect(await balances(ctx, meeting)).toEqual({ availableMinor: 9_300, pendingMinor: 595 });
    const { sessionId } = meeting;
    const vendors = await getReceipt(ctx, meeting.vendor, { sessionId });
    const customers = await getReceipt(ctx, meeting.customer, { sessionId });
    expect(vendors.refunds).toEqual([refund]);
    expect(customers.refunds).toEqual([{ ...refund, split: null }]);
    // The charge itself is not rewritten: the evidence still gives it.
    expect(customers).toMatchObject({ chargedMinor: 1_000, dispute: null });
    const told = ctx.hub.hints.map(({ topic }) => topic);
    expect(told).toContain(`user:${meeting.customer.userId}`);
  });

  test("may be the whole charge, in pieces too, and never a unit more", async () => {
    const ctx = suite.context();
    const meeting = await makeCharged(ctx, 999);
    await discount(ctx, meeting, 333);
    await expect(discount(ctx, meeting, 667)).rejects.toMatchObject({
      code: "refund_exceeds_charge",
      details: { leftMinor: 666 },
    });
    await discount(ctx, meeting, 666);
    expect(await balances(ctx, meeting)).toEqual({ availableMinor: 10_000, pendingMinor: 0 });
    await expect(discount(ctx, meeting, 1)).rejects.toMatchObject({ code: "refund_exceeds_charge" });
    // Nothing is left to release, and the share is done with all the same.
    ctx.clock.advance(ctx.settings.disputeWindowMs);
    await releaseEarnings(ctx);
    expect(await earningOf(ctx, meeting.sessionId)).toEqual({ state: "available", releasedMinor: 0 });
  });

  test("is possible until, and not at, 48 hours after the end", async () => {
    const ctx = suite.context();
    const meeting = await makeCharged(ctx);
    const { endedAt, adjustableUntil } = await getReceipt(ctx, meeting.vendor, {
      sessionId: meeting.sessionId,
    });
    expect(Date.parse(adjustableUntil ?? "") - Date.parse(endedAt)).toBe(48 * 3_600_000);
    ctx.clock.advance(48 * 3_600_000 - 1);
    await discount(ctx, meeting, 1);
    ctx.clock.advance(1);
    await expect(discount(ctx, meeting, 1)).rejects.toMatchObject({
      code: "adjustment_window_closed",
      details: { closedAt: adjustableUntil },
    });
  });

  test("goes by the window that was written at the end, whatever the setting is now", async () => {
    const ctx = suite.context();
    const meeting = await makeCharged(ctx);
    ctx.clock.advance(48 * 3_600_000);
    await releaseEarnings(ctx);
    const longer = suite.context({ clock: ctx.clock, settings: { disputeWindowMs: 96 * 3_600_000 } });
    await expect(discount(longer, meeting, 1)).rejects.toMatchObject({ code: "adjustment_window_closed" });
  });

  test("with the same key is given once, at once and later; with another input it is an error", async () => {
    const ctx = suite.context();
    await warmUp(ctx.db, connections);
    const meeting = await makeCharged(ctx);
    const key = ctx.ids.newId();
    const { values, refusals } = await race(6, () => discount(ctx, meeting, 100, key));
    expect(refusals).toEqual([]);
    expect(new Set(values.map(({ id }) => id)).size).toBe(1);
    ctx.clock.advance(72 * 3_600_000);
    expect(await discount(ctx, meeting, 100, key)).toEqual(values[0]);
    await expect(discount(ctx, meeting, 101, key)).rejects.toMatchObject({ code: "idempotency_mismatch" });
  });

  test("and others at once give back no more than was charged", async () => {
    const ctx = suite.context();
    await warmUp(ctx.db, connections);
    const meeting = await makeCharged(ctx);
    const { values, refusals } = await race(10, () => discount(ctx, meeting, 300));
    expect(values).toHaveLength(3);
    expect(new Set(refusals)).toEqual(new Set(["refund_exceeds_charge"]));
    expect(await balances(ctx, meeting)).toEqual({ availableMinor: 9_900, pendingMinor: 85 });
  });

  test("is the session's vendor's alone to give, and of ended sessions only", async () => {
    const ctx = suite.context();
    const meeting = await makeCharged(ctx);
    const input = { sessionId: meeting.sessionId, amountMinor: 1, note, idempotencyKey: ctx.ids.newId() };
    const as = (viewer: Parameters<typeof discountSession>[1]) => discountSession(ctx, viewer, input);
    await expect(as(meeting.customer)).rejects.toMatchObject({ code: "forbidden" });
    await expect(as(await makePerson(ctx, "admin"))).rejects.toMatchObject({ code: "forbidden" });
    await expect(as(await makePerson(ctx, "vendor"))).rejects.toMatchObject({ code: "not_found" });
    await expect(as(null)).rejects.toMatchObject({ code: "unauthenticated" });
    await expect(discount(ctx, await goLive(ctx), 1)).rejects.toMatchObject({ code: "not_found" });
  });
});

test("a refund pays what the customer owes before anything is theirs to spend", async () => {
  const ctx = suite.context();
  const meeting = await makeCharged(ctx, 9_000);
  const { userId } = meeting.customer;
  const { id: paymentId } = await ctx.db.prisma.payment.findFirstOrThrow({ where: { userId } });
  await completeCheckout(ctx, meeting.customer, { paymentId, outcome: "chargeback" });
  await processProviderEvents(ctx);
  expect(await balanceOf(ctx, "receivable", userId)).toBe(-9_000);
  await discount(ctx, meeting, 500);
  expect(await balanceOf(ctx, "receivable", userId)).toBe(-8_500);
  expect(await balanceOf(ctx, "available", userId)).toBe(0);
});

test("a session keeps the fee that held when it started, with its fixed part, and refunds go by it", async () => {
  const ctx = suite.context();
  const admin = await makePerson(ctx, "admin");
  const before = await goLive(ctx);
  const effectiveFrom = ctx.clock.now().toISOString();
  await addFeeSchedule(ctx, admin, { effectiveFrom, fee: { basisPoints: 1_000, fixedMinor: 50 } });
  const meeting = await makeCharged(ctx, 1_000);
  const receipt = await getReceipt(ctx, meeting.vendor, { sessionId: meeting.sessionId });
  expect(receipt.split).toEqual({
    fee: { basisPoints: 1_000, fixedMinor: 50 },
    vendorMinor: 850,
    feeMinor: 150,
  });
  expect((await discount(ctx, meeting, 900)).split).toEqual({ vendorMinor: 810, feeMinor: 90 });
  const old = await ctx.db.prisma.session.findUniqueOrThrow({ where: { id: before.sessionId } });
  expect(old).toMatchObject({ feeBasisPoints: 1_500, feeFixedMinor: 0n });
});
