import { addFeeSchedule } from "../../admin/add-fee-schedule.ts";
import { decideAdjustment } from "../../admin/decide-adjustment.ts";
import { requestAdjustment } from "../../admin/request-adjustment.ts";
import { releaseEarnings } from "../../earnings/release-earnings.ts";
import { requestPayout } from "../../earnings/request-payout.ts";
import { schedulePayouts } from "../../earnings/schedule-payouts.ts";
import { sendPayouts } from "../../earnings/send-payouts.ts";
import { setPayoutSchedule } from "../../earnings/set-payout-schedule.ts";
import { discountSession } from "../../refunds/discount-session.ts";
import { openDispute } from "../../refunds/open-dispute.ts";
import { resolveDispute } from "../../refunds/resolve-dispute.ts";
import { withdrawDispute } from "../../refunds/withdraw-dispute.ts";
import { pick, within } from "./random.ts";
import type { Step } from "./script.ts";
import type { World } from "./world.ts";

type Shares = Step["shares"];

interface ChargeRow {
  id: string;
  customer: string;
  vendor: string;
  charged: number;
}

async function pickCharge(world: World, share: number): Promise<ChargeRow | undefined> {
  const { rows } = await world.eye.pool.query<ChargeRow>(
    `SELECT id, customer_id AS customer, vendor_id AS vendor, charged_minor::float8 AS charged FROM sessions
    WHERE charged_minor > 0 ORDER BY ended_at DESC, id LIMIT 6`,
  );
  return pick(rows, share);
}

async function pickDispute(world: World, share: number) {
  const { rows } = await world.eye.pool.query<{
    id: string;
    customer: string;
    vendor: string;
    charged: number;
  }>(
    `SELECT d.id, s.customer_id AS customer, s.vendor_id AS vendor, s.charged_minor::float8 AS charged
    FROM disputes d JOIN sessions s ON s.id = d.session_id ORDER BY (d.state = 'open') DESC, d.opened_at DESC, d.id LIMIT 4`,
  );
  return pick(rows, share);
}

export const earningsSteps = {
  async discount(world: World, [a, b, c]: Shares) {
    const charge = await pickCharge(world, a);
    const vendor = world.vendors.find(({ userId }) => userId === charge?.vendor);
    if (!charge || !vendor) return "no charge";
    world.about = `${vendor.name}, of a charge of ${charge.charged}`;
    const amountMinor = c < 0.3 ? charge.charged : within(b, 1, charge.charged + 1);
    const input = {
      sessionId: charge.id,
      amountMinor,
      note: "as we agreed",
      idempotencyKey: world.ctx.ids.newId(),
    };
    world.repeatable = {
      name: "discount",
      answerId: null,
      again: async (now, isChanged) => {
        const changed = isChanged ? { ...input, amountMinor: amountMinor + 1 } : input;
        return (await discountSession(now.ctx, vendor, changed)).id;
      },
    };
    const refund = await discountSession(world.ctx, vendor, input);
    world.repeatable.answerId = refund.id;
    return "given back";
  },

  async dispute(world: World, [a, b]: Shares) {
    const charge = await pickCharge(world, a);
    const customer = world.customers.find(({ userId }) => userId === charge?.customer);
    if (!charge || !customer) return "no charge";
    world.about = `${customer.name}, a charge of ${charge.charged}`;
    const requestedMinor = within(b, 1, charge.charged);
    await openDispute(world.ctx, customer, {
      sessionId: charge.id,
      reason: "nobody was there",
      requestedMinor,
    });
    return "opened";
  },

  async resolve(world: World, [a, b, c]: Shares) {
    const dispute = await pickDispute(world, a);
    const judge = pick(
      [...world.admins, ...world.vendors.filter(({ userId }) => userId === dispute?.vendor)],
      b,
    );
    if (!dispute || !judge) return "no dispute";
    world.about = judge.name;
    const refundMinor = c < 0.3 ? 0 : within(c, 1, dispute.charged + 1);
    await resolveDispute(world.ctx, judge, {
      disputeId: dispute.id,
      refundMinor,
      resolution: "we looked at it",
    });
    return refundMinor === 0 ? "refused" : "refunded";
  },

  async withdrawDispute(world: World, [a]: Shares) {
    const dispute = await pickDispute(world, a);
    const customer = world.customers.find(({ userId }) => userId === dispute?.customer);
    if (!dispute || !customer) return "no dispute";
    await withdrawDispute(world.ctx, customer, { disputeId: dispute.id });
    return "withdrawn";
  },

  release: async (world: World) => `${Math.min(1, await releaseEarnings(world.ctx))}`,

  async payout(world: World, [a, b, c]: Shares) {
    const vendor = pick(world.vendors, a);
    if (!vendor) return "nobody";
    world.about = vendor.name;
    const { rows } = await world.eye.pool.query<{ available: number }>(
      `SELECT balance_minor::float8 AS available FROM ledger_accounts WHERE kind = 'earnings_available' AND owner_id = $1`,
      [vendor.userId],
    );
    const available = rows[0]?.available ?? 0;
    const amountMinor = Math.max(
      1,
      c < 0.15 ? available + 1 : within(b, Math.min(available, 100), available),
    );
    const input = { amountMinor, idempotencyKey: world.ctx.ids.newId() };
    const signedInAt = () => ({ ...vendor, signedInAt: world.clock.now() });
    world.repeatable = {
      name: "payout",
      answerId: null,
      again: async (now, isChanged) => {
        const changed = isChanged ? { ...input, amountMinor: amountMinor + 1 } : input;
        return (await requestPayout(now.ctx, signedInAt(), changed)).payout.id;
      },
    };
    // Whoever signed in long ago is asked to do so again.
    const { payout } = await requestPayout(world.ctx, c > 0.95 ? vendor : signedInAt(), input);
    world.repeatable.answerId = payout.id;
    return payout.state;
  },

  async payoutSchedule(world: World, [a, b]: Shares) {
    const vendor = pick(world.vendors, a);
    const schedule = pick(["weekly", "monthly", "on_demand"] as const, b);
    if (!vendor || !schedule) return "nobody";
    await setPayoutSchedule(world.ctx, { ...vendor, signedInAt: world.clock.now() }, { schedule });
    return schedule;
  },

  async payoutJob(world: World, [a]: Shares) {
    if (a < 0.4) return `scheduled ${await schedulePayouts(world.ctx)}`;
    return `sent ${Math.min(1, await sendPayouts(world.ctx))}`;
  },

  async adjust(world: World, [a, b, c, d]: Shares) {
    const admin = pick(world.admins, a);
    const isForVendor = b < 0.5;
    const person = pick(isForVendor ? world.vendors : world.customers, b);
    if (!admin || !person) return "nobody";
    const amountMinor = (d < 0.7 ? within(c, 1, 900) : within(c, 10_001, 12_000)) * (d < 0.35 ? -1 : 1);
    const { adjustment } = await requestAdjustment(world.ctx, admin, {
      userId: person.userId,
      accountKind: isForVendor ? "earnings_available" : "available",
      amountMinor,
      reason: "a correction by hand",
      idempotencyKey: world.ctx.ids.newId(),
    });
    return adjustment.state;
  },

  async decideAdjustment(world: World, [a, b, c]: Shares) {
    const admin = pick(world.admins, a);
    const { rows } = await world.eye.pool.query<{ id: string }>(
      "SELECT id FROM adjustments ORDER BY (state = 'awaiting_approval') DESC, requested_at DESC, id LIMIT 2",
    );
    const adjustment = pick(rows, b);
    if (!admin || !adjustment) return "nothing to decide";
    await decideAdjustment(world.ctx, admin, { adjustmentId: adjustment.id, isApproved: c < 0.7 });
    return "decided";
  },

  async addFee(world: World, [a, b, c]: Shares) {
    const [admin] = world.admins;
    if (!admin) return "nobody";
    const effectiveFrom = new Date(world.clock.now().getTime() + within(c, 1_000, 3_600_000)).toISOString();
    const fee = { basisPoints: within(a, 0, 3_000), fixedMinor: b < 0.5 ? 0 : within(b, 0, 60) };
    await addFeeSchedule(world.ctx, admin, { effectiveFrom, fee });
    return "dated";
  },
};
