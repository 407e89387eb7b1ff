import { requestAdjustment } from "../admin/request-adjustment.ts";
import type { Viewer } from "../context.ts";
import { releaseEarnings } from "../earnings/release-earnings.ts";
import { requestPayout } from "../earnings/request-payout.ts";
import { sendPayouts } from "../earnings/send-payouts.ts";
import { setUpPayoutAccount } from "../earnings/set-up-payout-account.ts";
import { discountSession } from "../refunds/discount-session.ts";
import { joinSession } from "../sessions/join-session.ts";
import { startSession } from "../sessions/start-session.ts";
import { withdraw } from "../wallet/withdraw.ts";
import { signedInNow } from "./charged.ts";
import { advance, goLive, type Meeting, sendHeartbeat, stopAndBill } from "./meeting.ts";
import { makePerson, topUpWallet } from "./people.ts";
import type { TestContext } from "./test-context.ts";

/** What happened in it, for the papers about it. */
export interface MoneyLife {
  customer: Viewer;
  vendor: Viewer;
  admin: Viewer;
  sessionIds: readonly [string, string, string];
  refundId: string;
  payoutIds: readonly [string, string];
}

/** A title as a bad customer of a spreadsheet would choose it. */
export const formulaTitle = '=HYPERLINK("https://paygo.test","Piano")';

/**
 * Two months of one customer and one vendor, from 2 March 2026, 10:00 UTC: top-ups, two sessions of 10.00, a discount
 * of 1.00, a withdrawal, a payout, and in April a third session, corrections by hand and a second payout.
 */
export async function liveMoneyLife(ctx: TestContext): Promise<MoneyLife> {
  const service = { pricePerMinuteMinor: 1_000, title: formulaTitle };
  const first = await goLive(ctx, { fundsMinor: 10_000, service });
  const { customer, vendor } = first;
  const admin = await makePerson(ctx, "admin");
  await endAfter(ctx, first, 10);
  ctx.clock.advance(3_600_000);
  const refund = await discountSession(ctx, vendor, {
    sessionId: first.sessionId,
    amountMinor: 100,
    note: "-1+1, with our apologies – a “late” start",
    idempotencyKey: ctx.ids.newId(),
  });
  const second = await meetAgain(ctx, first);
  await withdraw(ctx, signedInNow(ctx, customer), { amountMinor: 500, idempotencyKey: ctx.ids.newId() });
  ctx.clock.advance(ctx.settings.disputeWindowMs);
  await releaseEarnings(ctx);
  await setUpPayoutAccount(ctx, signedInNow(ctx, vendor));
  const firstPayout = await payOut(ctx, vendor, 1_000);
  ctx.clock.advance(30 * 86_400_000);
  await topUpWallet(ctx, customer, 2_000);
  const third = await meetAgain(ctx, first);
  await adjust(ctx, admin, customer, "available", 50);
  ctx.clock.advance(ctx.settings.disputeWindowMs);
  await releaseEarnings(ctx);
  await adjust(ctx, admin, vendor, "earnings_available", -65);
  const secondPayout = await payOut(ctx, vendor, 1_400);
  return {
    customer,
    vendor,
    admin,
    sessionIds: [first.sessionId, second, third],
    refundId: refund.id,
    payoutIds: [firstPayout, secondPayout],
  };
}

async function endAfter(ctx: TestContext, meeting: Meeting, seconds: number): Promise<string> {
  await advance(ctx, meeting, seconds);
  await stopAndBill(ctx, meeting);
  return meeting.sessionId;
}

/** Another session of ten seconds of the same two. */
async function meetAgain(ctx: TestContext, before: Meeting): Promise<string> {
  const { customer, vendor, service, devices } = before;
  const started = await startSession(ctx, customer, { serviceId: service.id, device: devices.customer });
  const meeting = { ...before, sessionId: started.session.id, started };
  await joinSession(ctx, vendor, { sessionId: meeting.sessionId, device: devices.vendor, messages: [] });
  await Promise.all([sendHeartbeat(ctx, meeting, "customer"), sendHeartbeat(ctx, meeting, "vendor")]);
  return endAfter(ctx, meeting, 10);
}

async function payOut(ctx: TestContext, vendor: Viewer, amountMinor: number): Promise<string> {
  const order = { amountMinor, idempotencyKey: ctx.ids.newId() };
  const { payout } = await requestPayout(ctx, signedInNow(ctx, vendor), order);
  await sendPayouts(ctx);
  return payout.id;
}

async function adjust(
  ctx: TestContext,
  admin: Viewer,
  person: Viewer,
  accountKind: "available" | "earnings_available",
  amountMinor: number,
): Promise<void> {
  await requestAdjustment(ctx, admin, {
    userId: person.userId,
    accountKind,
    amountMinor,
    reason: "Counted twice; see the ticket",
    idempotencyKey: ctx.ids.newId(),
  });
}
