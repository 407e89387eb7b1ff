const entryOf = (transaction: string, kind: string) => `(
  SELECT coalesce(sum(e.amount_minor), 0) FROM ledger_entries e JOIN ledger_accounts a ON a.id = e.account_id
  WHERE e.transaction_id = ${transaction} AND a.kind = '${kind}')`;

/** What must not be in the rows of payments, withdrawals and refunds, and in the ledger about them. */
export const paymentChecks: Record<string, string> = {
  "a receivable is above zero": `
    SELECT id FROM ledger_accounts WHERE kind = 'receivable' AND balance_minor > 0`,
  "a customer owes and has available money": `
    SELECT o.owner_id FROM ledger_accounts o JOIN ledger_accounts a
      ON a.owner_id = o.owner_id AND a.currency = o.currency AND a.kind = 'available'
    WHERE o.kind = 'receivable' AND o.balance_minor < 0 AND a.balance_minor > 0`,
  "a credited payment is not its top-up": `
    SELECT p.id FROM payments p LEFT JOIN ledger_transactions t ON t.id = p.transaction_id
    WHERE p.state = 'succeeded' AND (t.id IS NULL OR t.idempotency_key <> 'top_up:' || p.id
      OR ${entryOf("t.id", "available")} <> p.amount_minor OR t.currency <> p.currency)`,
  "a top-up has no credited payment": `
    SELECT t.id FROM ledger_transactions t LEFT JOIN payments p ON p.transaction_id = t.id
    WHERE t.idempotency_key LIKE 'top\\_up:%' AND p.id IS NULL`,
  "a reversal is not what its transaction took": `
    SELECT r.id FROM payment_reversals r
    WHERE ${entryOf("r.transaction_id", "funding")} <> r.amount_minor
      OR ${entryOf("r.transaction_id", "receivable")} <> -r.shortfall_minor`,
  "a reversal's transaction has no reversal": `
    SELECT t.id FROM ledger_transactions t LEFT JOIN payment_reversals r ON r.transaction_id = t.id
    WHERE t.kind = 'payment_reversal' AND r.id IS NULL`,
  "withdrawals in transit are not the open parts": `
    SELECT a.owner_id FROM ledger_accounts a WHERE a.kind = 'withdrawals_in_transit' AND a.balance_minor <> (
      SELECT coalesce(sum(w.amount_minor), 0) FROM withdrawal_parts w JOIN withdrawals d ON d.id = w.withdrawal_id
      WHERE d.user_id = a.owner_id AND d.currency = a.currency AND w.state IN ('pending', 'sent'))`,
  "a withdrawal is not the sum of its parts": `
    SELECT d.id FROM withdrawals d LEFT JOIN withdrawal_parts w ON w.withdrawal_id = d.id
    GROUP BY d.id HAVING coalesce(sum(w.amount_minor), 0) <> d.amount_minor`,
  "a withdrawal does not stand as its parts do": `
    SELECT d.id FROM withdrawals d JOIN withdrawal_parts w ON w.withdrawal_id = d.id
    GROUP BY d.id HAVING (d.state IN ('paid', 'returned')) <> bool_and(w.state IN ('paid', 'returned'))
      OR (d.state = 'returned') <> bool_and(w.state = 'returned')`,
  "more goes back to a card than it paid in": `
    SELECT p.id FROM payments p JOIN withdrawal_parts w ON w.payment_id = p.id AND w.state <> 'returned'
    GROUP BY p.id HAVING sum(w.amount_minor) > p.amount_minor`,
  "refunds exceed the charge": `
    SELECT s.id FROM sessions s JOIN refunds r ON r.session_id = s.id
    GROUP BY s.id HAVING sum(r.amount_minor) > coalesce(s.charged_minor, 0)`,
};
