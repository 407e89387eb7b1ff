import type { listPayoutsInput, payoutPage } from "@paygo/contracts";
import type { z } from "zod";
import { requireRecentSignIn, requireRole } from "../authorize.ts";
import type { ServiceContext, Viewer } from "../context.ts";
import { toPage } from "../page.ts";
import { toPayoutView } from "./payout-view.ts";

/**
 * A vendor's payouts, newest first: what the payout page is made of, so it needs a recent sign-in. Throws
 * `forbidden` and `recent_sign_in_required`.
 */
export async function listPayouts(
  ctx: ServiceContext,
  viewer: Viewer | null,
  input: z.output<typeof listPayoutsInput>,
): Promise<z.output<typeof payoutPage>> {
  requireRole(viewer, "vendor");
  const { userId: vendorId } = requireRecentSignIn(ctx, viewer);
  // Ids are time-ordered, so the newest payout has the greatest id.
  const rows = await ctx.db.prisma.payout.findMany({
    where: { vendorId, ...(input.cursor === undefined ? {} : { id: { lt: input.cursor } }) },
    orderBy: { id: "desc" },
    take: input.limit + 1,
  });
  return toPage(rows, input.limit, toPayoutView);
}
