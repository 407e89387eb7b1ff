import type { WithdrawalView } from "@paygo/contracts";
import type { BadgeTone } from "@paygo/ui/badge";

type TransferState = WithdrawalView["state"];

export interface TransferWords {
  label: string;
  tone: BadgeTone;
}

/** How far a withdrawal is, in two or three words. */
export function transferWords(state: TransferState): TransferWords {
  switch (state) {
    case "pending":
      return { label: "Being sent", tone: "neutral" };
    case "sent":
      return { label: "On its way", tone: "neutral" };
    case "paid":
      return { label: "Paid back", tone: "success" };
    case "returned":
      return { label: "Came back to your wallet", tone: "danger" };
    default:
      return state satisfies never;
  }
}
