import type { DisputeSummary, DisputeView } from "@paygo/contracts";
import type { BadgeTone } from "@paygo/ui/badge";

/** A dispute's state in a badge: what is waiting stands out, what is over is quiet. */
export function disputeBadge({
  state,
  isOverdue,
}: Pick<DisputeView, "state"> & Partial<Pick<DisputeSummary, "isOverdue">>): {
  tone: BadgeTone;
  label: string;
} {
  switch (state) {
    case "open":
      return isOverdue ? { tone: "danger", label: "Overdue" } : { tone: "accent", label: "Open" };
    case "refunded":
      return { tone: "success", label: "Refunded" };
    case "refused":
      return { tone: "neutral", label: "Refused" };
    case "withdrawn":
      return { tone: "neutral", label: "Withdrawn" };
    default:
      return state satisfies never;
  }
}

/** How a dispute stands, in a sentence; `money` writes an amount. */
export function disputeOutcome(
  dispute: Pick<DisputeView, "state" | "refundedMinor">,
  money: (amountMinor: number) => string,
): string {
  switch (dispute.state) {
    case "open":
      return "It waits for an answer. Until then the vendor’s share of this session is not paid out.";
    case "refunded":
      return `${money(dispute.refundedMinor)} went back to the customer’s wallet.`;
    case "refused":
      return "Nothing was refunded.";
    case "withdrawn":
      return "The customer took it back. Nothing was refunded.";
    default:
      return dispute.state satisfies never;
  }
}
