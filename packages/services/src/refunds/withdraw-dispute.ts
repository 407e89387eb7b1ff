import type { DisputeView, withdrawDisputeInput } from "@paygo/contracts";
import type { z } from "zod";
import { requireViewer } from "../authorize.ts";
import type { ServiceContext, Viewer } from "../context.ts";
import { sessionHints } from "../hints.ts";
import { transact } from "../transact.ts";
import { lockOpenDispute } from "./lock-open-dispute.ts";
import { toDisputeView } from "./view.ts";

/** The customer takes a dispute back, for good. Throws `not_found`, `forbidden` and `dispute_not_open`. */
export async function withdrawDispute(
  ctx: ServiceContext,
  viewer: Viewer | null,
  input: z.output<typeof withdrawDisputeInput>,
): Promise<{ dispute: DisputeView }> {
  const known = requireViewer(viewer);
  await ctx.rateLimits.consume("dispute", known.userId);
  return transact(ctx, async (tx) => {
    const { charge, dispute } = await lockOpenDispute(tx, known, input.disputeId, ["customer"]);
    const withdrawn = await tx.db.dispute.update({
      where: { id: dispute.id },
      data: { state: "withdrawn", resolvedAt: ctx.clock.now(), resolvedById: known.userId },
    });
    tx.hint(...sessionHints(charge));
    return { dispute: toDisputeView(withdrawn, null) };
  });
}
