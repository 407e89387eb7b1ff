import type { DisputeSummary, DisputeView } from "@paygo/contracts";
import type { BadgeTone } from "@paygo/ui/badge";
import { disputeLabel } from "../receipt/dispute-words.ts";

/** A dispute's state in a badge; one that the vendor did not answer in time stands out. */
export function disputeBadge({
  state,
  isOverdue,
}: Pick<DisputeView, "state"> & Partial<Pick<DisputeSummary, "isOverdue">>): {
  tone: BadgeTone;
  label: string;
} {
  return state === "open" && isOverdue ? { tone: "danger", label: "Overdue" } : disputeLabel(state);
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
