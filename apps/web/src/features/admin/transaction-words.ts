import type { TransactionKind } from "@paygo/core";

/** What a kind of transaction is called. */
export function transactionName(kind: TransactionKind): string {
  switch (kind) {
    case "top_up":
      return "Top-up";
    case "payment_reversal":
      return "Payment taken back";
    case "repayment":
      return "Debt paid";
    case "hold":
      return "Hold";
    case "settlement":
      return "Settlement";
    case "refund":
      return "Refund";
    case "earnings_release":
      return "Earnings released";
    case "withdrawal":
      return "Withdrawal";
    case "withdrawal_paid":
      return "Withdrawal arrived";
    case "withdrawal_returned":
      return "Withdrawal came back";
    case "payout":
      return "Payout";
    case "payout_paid":
      return "Payout arrived";
    case "payout_returned":
      return "Payout came back";
    case "adjustment":
      return "Adjustment";
    default:
      return kind satisfies never;
  }
}
