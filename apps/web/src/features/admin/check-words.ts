const words: Readonly<Record<string, string>> = {
  balance_entries: "Balance differs from its entries",
  balance_sign: "Balance on the wrong side of zero",
  ledger_zero: "Accounts do not sum to zero",
  transaction_zero: "Transaction does not sum to zero",
  transaction_reason: "Transaction without its cause",
  hold_session: "Hold without an open session",
  held_balance: "Held money differs from the holds",
  session_settlement: "Session settled wrongly or not at all",
  session_overdue: "Session open past its deadline",
  earnings_balance: "Pending earnings differ from their sessions",
  earnings_release: "Earnings released wrongly",
  refund_posting: "Refund without its transaction",
  refund_charge: "Refunds exceed the charge",
  payment_posting: "Payment without its transaction",
  reversal_posting: "Payment taken back without its transaction",
  withdrawal_transit: "Withdrawals differ from what is on its way",
  payout_transit: "Payouts differ from what is on its way",
  adjustment_posting: "Adjustment without its transaction",
  event_refused: "Provider’s message could not be used",
  chargeback_won: "Chargeback won: give it back by an adjustment that names it",
  charge_evidence: "Charge differs from its evidence",
  provider_unknown_to_us: "Movement that only the payment provider knows",
  provider_unknown_to_them: "Movement that the payment provider does not know",
  provider_differs: "Movement differs at the payment provider",
  transfer_overdue: "Money on its way for more than a day",
};

/** What a check found wrong, in words; one that is not known here reads as its own name. */
export function findingTitle(check: string): string {
  return words[check] ?? readable(check);
}

/** A name of code for a person: "payment_methods" reads "Payment methods". */
export function readable(name: string): string {
  const spaced = name.replaceAll(/[_.-]+/g, " ").trim();
  return spaced.charAt(0).toUpperCase() + spaced.slice(1);
}
