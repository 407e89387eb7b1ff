import type { DisputeView, openDisputeInput } from "@paygo/contracts";
import { DomainError } from "@paygo/core";
import type { z } from "zod";
import { requireViewer } from "../authorize.ts";
import type { ServiceContext, Viewer } from "../context.ts";
import { sessionHints } from "../hints.ts";
import { requirePart } from "../sessions/record.ts";
import { transact } from "../transact.ts";
import { chargedOf, lockCharge, requireOpenWindow } from "./charge.ts";
import { toDisputeView } from "./view.ts";

/**
 * The customer objects to a bill while the window is open, once a session. The vendor's share stays pending until it
 * is resolved. What happened stands on the receipt: timeline, presence, bill. Throws `not_found`, `forbidden`,
 * `dispute_exists`, `adjustment_window_closed` and `refund_exceeds_charge` (with `leftMinor`).
 */
export async function openDispute(
  ctx: ServiceContext,
  viewer: Viewer | null,
  input: z.output<typeof openDisputeInput>,
): Promise<{ dispute: DisputeView }> {
  const known = requireViewer(viewer);
  await ctx.rateLimits.consume("dispute", known.userId);
  const { sessionId, reason, requestedMinor } = input;
  return transact(ctx, async (tx) => {
    const charge = await lockCharge(tx, sessionId);
    if (requirePart(charge, known) !== "customer") {
      throw new DomainError("forbidden", "only the customer disputes a bill");
    }
    const { leftMinor } = chargedOf(charge);
    if (charge.dispute) throw new DomainError("dispute_exists", "the bill was disputed before");
    const openedAt = ctx.clock.now();
    requireOpenWindow(ctx, charge, openedAt);
    if (requestedMinor > leftMinor) {
      throw new DomainError("refund_exceeds_charge", "more than is left of the charge", { leftMinor });
    }
    const dispute = await tx.db.dispute.create({
      data: { id: ctx.ids.newId(), sessionId, reason, requestedMinor, openedAt },
    });
    tx.hint(...sessionHints(charge));
    return { dispute: toDisputeView(dispute, null) };
  });
}
