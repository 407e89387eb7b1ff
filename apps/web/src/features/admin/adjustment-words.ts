import type { AdjustmentView } from "@paygo/contracts";
import type { BadgeTone } from "@paygo/ui/badge";

/** How far an adjustment has come. */
export function adjustmentBadge(state: AdjustmentView["state"]): { tone: BadgeTone; label: string } {
  switch (state) {
    case "awaiting_approval":
      return { tone: "accent", label: "Waits for approval" };
    case "posted":
      return { tone: "success", label: "Posted" };
    case "rejected":
      return { tone: "neutral", label: "Rejected" };
    default:
      return state satisfies never;
  }
}

export interface AskedAdjustment {
  direction: "give" | "take";
  /** Written out. */
  amount: string;
  name: string;
  needsApproval: boolean;
}

/** What is asked before an adjustment is made, and the word on the button. */
export function adjustmentQuestion({ direction, amount, name, needsApproval }: AskedAdjustment): {
  title: string;
  description: string;
  action: string;
} {
  const what = direction === "give" ? `Give ${amount} to ${name}` : `Take ${amount} from ${name}`;
  if (needsApproval) {
    return {
      title: `Ask to ${what.charAt(0).toLowerCase()}${what.slice(1)}?`,
      description: "Nothing moves yet: another admin has to approve it.",
      action: "Ask for approval",
    };
  }
  return {
    title: `${what}?`,
    description:
      "It is posted at once, or waits for another admin if you corrected too much alone within 24 hours. It cannot be undone, only corrected by another adjustment.",
    action: direction === "give" ? `Give ${amount}` : `Take ${amount}`,
  };
}
