import type { DisputeView, RefundView, SessionPart } from "@paygo/contracts";
import type { Dispute, Refund } from "@paygo/db";

/** A refund as one of the session's people sees it; the customer does not see who gave how much. */
export function toRefundView(refund: Refund, part: SessionPart): RefundView {
  const split = { vendorMinor: Number(refund.vendorMinor), feeMinor: Number(refund.feeMinor) };
  return {
    id: refund.id,
    number: Number(refund.number),
    reason: refund.reason,
    note: refund.note,
    amountMinor: Number(refund.amountMinor),
    split: part === "customer" ? null : split,
    createdAt: refund.createdAt.toISOString(),
  };
}

/** A dispute; `refund` is the one that it ended with, if any. */
export function toDisputeView(dispute: Dispute, refund: Pick<Refund, "amountMinor"> | null): DisputeView {
  return {
    id: dispute.id,
    sessionId: dispute.sessionId,
    state: dispute.state,
    reason: dispute.reason,
    requestedMinor: Number(dispute.requestedMinor),
    openedAt: dispute.openedAt.toISOString(),
    resolvedAt: dispute.resolvedAt?.toISOString() ?? null,
    resolution: dispute.resolution,
    refundedMinor: Number(refund?.amountMinor ?? 0n),
  };
}
