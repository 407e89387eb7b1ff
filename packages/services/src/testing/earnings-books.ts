/** As {@link findBookProblems} asks: each query finds what must not be, of shares, refunds, payouts and corrections. */
export const earningsChecks: Record<string, string> = {
  "a vendor's share of a charge is not an earning": `
    SELECT s.id, s.vendor_minor, e.amount_minor FROM sessions s LEFT JOIN earnings e ON e.session_id = s.id
    WHERE coalesce(s.vendor_minor, 0) <> coalesce(e.amount_minor, 0) OR e.vendor_id <> s.vendor_id`,
  "refunds exceed their charge, or the share or the fee in it": `
    SELECT s.id FROM sessions s JOIN refunds r ON r.session_id = s.id GROUP BY s.id
    HAVING sum(r.amount_minor) > coalesce(s.charged_minor, 0)
      OR sum(r.vendor_minor) > s.vendor_minor OR sum(r.fee_minor) > s.fee_minor`,
  "a refund is not what was posted for it": `
    SELECT r.id FROM refunds r JOIN ledger_transactions t ON t.id = r.transaction_id
    JOIN ledger_entries e ON e.transaction_id = t.id JOIN ledger_accounts a ON a.id = e.account_id
    GROUP BY r.id, t.kind, t.session_id HAVING t.kind <> 'refund' OR t.session_id <> r.session_id
      OR coalesce(sum(e.amount_minor) FILTER (WHERE a.kind = 'available'), 0) <> r.amount_minor
      OR coalesce(sum(e.amount_minor) FILTER (WHERE a.kind = 'earnings_pending'), 0) <> -r.vendor_minor
      OR coalesce(sum(e.amount_minor) FILTER (WHERE a.kind = 'fees'), 0) <> -r.fee_minor`,
  "a dispute was refunded by another session's refund": `
    SELECT d.id FROM disputes d JOIN refunds r ON r.id = d.refund_id
    WHERE r.session_id <> d.session_id OR r.reason <> 'dispute' AND (
      SELECT sum(x.amount_minor) FROM refunds x JOIN sessions s ON s.id = x.session_id
      WHERE x.session_id = d.session_id HAVING sum(x.amount_minor) = max(s.charged_minor)) IS NULL`,
  "an earning was released while its charge was disputed, or for another amount than refunds left": `
    SELECT e.session_id FROM earnings e WHERE e.state = 'available' AND (
      EXISTS (SELECT FROM disputes d WHERE d.session_id = e.session_id AND d.state = 'open')
      OR e.released_minor <> e.amount_minor
        - (SELECT coalesce(sum(r.vendor_minor), 0) FROM refunds r WHERE r.session_id = e.session_id))`,
  "pending earnings are not the shares that refunds left": `
    SELECT a.owner_id, a.balance_minor FROM ledger_accounts a
    WHERE a.kind = 'earnings_pending' AND a.balance_minor <> (
      SELECT coalesce(sum(e.amount_minor - (
        SELECT coalesce(sum(r.vendor_minor), 0) FROM refunds r WHERE r.session_id = e.session_id)), 0)
      FROM earnings e WHERE e.vendor_id = a.owner_id AND e.currency = a.currency AND e.state = 'pending')`,
  "available earnings, payouts in transit and paid do not add up to what was released": `
    SELECT u.id FROM users u WHERE u.role = 'vendor' AND
      (SELECT coalesce(sum(a.balance_minor), 0) FROM ledger_accounts a
        WHERE a.owner_id = u.id AND a.kind IN ('earnings_available', 'payouts_in_transit'))
      + (SELECT coalesce(sum(p.amount_minor), 0) FROM payouts p WHERE p.vendor_id = u.id AND p.state = 'paid')
      <> (SELECT coalesce(sum(e.released_minor), 0) FROM earnings e WHERE e.vendor_id = u.id)
      + (SELECT coalesce(sum(j.amount_minor), 0) FROM adjustments j
        WHERE j.user_id = u.id AND j.account_kind = 'earnings_available' AND j.state = 'posted')`,
  "payouts in transit are not the payouts that are under way": `
    SELECT a.owner_id FROM ledger_accounts a WHERE a.kind = 'payouts_in_transit' AND a.balance_minor <> (
      SELECT coalesce(sum(p.amount_minor), 0) FROM payouts p
      WHERE p.vendor_id = a.owner_id AND p.currency = a.currency AND p.state IN ('pending', 'sent'))`,
  "fees are not the fees of the sessions that refunds left": `
    SELECT a.currency, a.balance_minor FROM ledger_accounts a WHERE a.kind = 'fees' AND a.balance_minor <>
      (SELECT coalesce(sum(s.fee_minor), 0) FROM sessions s WHERE s.currency = a.currency)
      - (SELECT coalesce(sum(r.fee_minor), 0) FROM refunds r JOIN sessions s ON s.id = r.session_id
        WHERE s.currency = a.currency)`,
  "the other side of the adjustments is not their sum": `
    SELECT a.currency, a.balance_minor FROM ledger_accounts a WHERE a.kind = 'adjustments' AND a.balance_minor <>
      -(SELECT coalesce(sum(j.amount_minor), 0) FROM adjustments j
        WHERE j.currency = a.currency AND j.state = 'posted')`,
};
