import type { AccountKind } from "@paygo/core";

/** What a kind of account is, for a person. */
export function accountWords(kind: AccountKind): { name: string; meaning: string } {
  switch (kind) {
    case "available":
      return { name: "Available", meaning: "What customers can spend." };
    case "held":
      return { name: "Held", meaning: "Set aside for open sessions." };
    case "withdrawals_in_transit":
      return { name: "Withdrawals", meaning: "On the way back to customers’ cards." };
    case "receivable":
      return { name: "Receivable", meaning: "What customers owe after a payment was taken back." };
    case "earnings_pending":
      return {
        name: "Earnings, pending",
        meaning: "What vendors earned, until disputes can no longer be opened.",
      };
    case "earnings_available":
      return { name: "Earnings, available", meaning: "What vendors may have paid out." };
    case "payouts_in_transit":
      return { name: "Payouts", meaning: "On the way to vendors’ banks." };
    case "fees":
      return { name: "Fees", meaning: "The platform’s part of the charges." };
    case "funding":
      return { name: "Funding", meaning: "The other side of the money that came in and went out." };
    case "adjustments":
      return { name: "Adjustments", meaning: "The other side of corrections by hand." };
    default:
      return kind satisfies never;
  }
}
