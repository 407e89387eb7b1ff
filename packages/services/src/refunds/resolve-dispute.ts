import type { DisputeView, resolveDisputeInput } from "@paygo/contracts";
import type { z } from "zod";
import { requireSignInCookie, requireViewer } from "../authorize.ts";
import type { ServiceContext, Viewer } from "../context.ts";
import { sessionHints } from "../hints.ts";
import { transact } from "../transact.ts";
import { giveBack } from "./give-back.ts";
import { lockOpenDispute } from "./lock-open-dispute.ts";
import { toDisputeView } from "./view.ts";

/**
 * The vendor or an admin answers a dispute, however late: with a refund of up to what is left of the charge, or with
 * none (0). Admins by cookie. Of two at once one wins. Throws `not_found`, `forbidden`, `dispute_not_open` and
 * `refund_exceeds_charge` (with `leftMinor`), after which the dispute is still open.
 */
export async function resolveDispute(
  ctx: ServiceContext,
  viewer: Viewer | null,
  input: z.output<typeof resolveDisputeInput>,
): Promise<{ dispute: DisputeView }> {
  const known = requireViewer(viewer);
  if (known.role === "admin") requireSignInCookie(known);
  await ctx.rateLimits.consume("dispute", known.userId);
  const { disputeId, refundMinor, resolution } = input;
  return transact(ctx, async (tx) => {
    const { charge, dispute } = await lockOpenDispute(tx, known, disputeId, ["vendor", "admin"]);
    const now = ctx.clock.now();
    const refund =
      refundMinor === 0
        ? null
        : await giveBack(ctx, tx, charge, {
            id: ctx.ids.newId(),
            amountMinor: refundMinor,
            reason: "dispute",
            note: resolution,
            byUserId: known.userId,
            idempotencyKey: `dispute:${dispute.id}`,
            now,
          });
    const resolved = await tx.db.dispute.update({
      where: { id: dispute.id },
      data: {
        state: refund ? "refunded" : "refused",
        refundId: refund?.id ?? null,
        resolution,
        resolvedAt: now,
        resolvedById: known.userId,
      },
    });
    tx.hint(...sessionHints(charge));
    return { dispute: toDisputeView(resolved, refund) };
  });
}
