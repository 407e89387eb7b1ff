import type { PayoutView } from "@paygo/contracts";
import type { BadgeTone } from "@paygo/ui/badge";

/** How far a payout has come. */
export function payoutBadge(state: PayoutView["state"]): { tone: BadgeTone; label: string } {
  switch (state) {
    case "pending":
      return { tone: "neutral", label: "Being sent" };
    case "sent":
      return { tone: "accent", label: "On its way" };
    case "paid":
      return { tone: "success", label: "Paid" };
    case "returned":
      return { tone: "danger", label: "Came back" };
    default:
      return state satisfies never;
  }
}

/** What stands under a payout: how it was asked for, or why it came back. */
export function payoutDetail({ state, isScheduled, failureCode }: Omit<PayoutView, "id">): string {
  if (state !== "returned") return isScheduled ? "By schedule" : "Asked for by you";
  const reason = failureCode ? ` (${failureCode.replaceAll("_", " ")})` : "";
  return `Your bank did not take it${reason}. The money is available again.`;
}
