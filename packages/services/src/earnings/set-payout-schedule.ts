import type { EarningsView, setPayoutScheduleInput } from "@paygo/contracts";
import { DomainError, nextPayoutAtMs } from "@paygo/core";
import type { z } from "zod";
import { requireRecentSignIn, requireRole } from "../authorize.ts";
import type { ServiceContext, Viewer } from "../context.ts";
import { readEarnings } from "./get-earnings.ts";

/**
 * When the vendor's available earnings are paid out by themselves. Throws `forbidden`, `recent_sign_in_required` and
 * `payout_account_missing`.
 */
export async function setPayoutSchedule(
  ctx: ServiceContext,
  viewer: Viewer | null,
  { schedule }: z.output<typeof setPayoutScheduleInput>,
): Promise<EarningsView> {
  requireRole(viewer, "vendor");
  const { userId: vendorId } = requireRecentSignIn(ctx, viewer);
  const now = ctx.clock.now();
  const nextAtMs = nextPayoutAtMs(schedule, now.getTime());
  const { count } = await ctx.db.prisma.payoutAccount.updateMany({
    where: { vendorId },
    data: { schedule, nextAt: nextAtMs === null ? null : new Date(nextAtMs) },
  });
  if (count === 0) throw new DomainError("payout_account_missing", "there is nowhere to pay out to");
  return readEarnings(ctx, vendorId);
}
