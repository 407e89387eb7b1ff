/**
 * The checks that one statement can do, by the name under which an admin sees them. `counted` is how many rows it
 * looks at; `query` selects what should not be: subject, amount, currency, details. `$1` is the present instant.
 */
export const ledgerChecks: Readonly<Record<string, { counted: string; query: string }>> = {
  balance_entries: {
    counted: "ledger_accounts",
    query: `SELECT a.id AS subject, a.balance_minor - coalesce(e.total, 0) AS amount, a.currency,
        json_build_object('account', a.kind, 'owner', a.owner_id, 'balanceMinor', a.balance_minor,
          'entriesMinor', coalesce(e.total, 0)) AS details
      FROM ledger_accounts a
      LEFT JOIN (SELECT account_id, sum(amount_minor) AS total FROM ledger_entries GROUP BY 1) e ON e.account_id = a.id
      WHERE a.balance_minor <> coalesce(e.total, 0)`,
  },
  balance_sign: {
    counted: "ledger_accounts",
    query: `SELECT a.id AS subject, abs(a.balance_minor) AS amount, a.currency,
        json_build_object('account', a.kind, 'owner', a.owner_id, 'balanceMinor', a.balance_minor) AS details
      FROM ledger_accounts a
      WHERE a.balance_minor < 0 AND a.kind NOT IN ('funding', 'adjustments', 'receivable')
        OR a.balance_minor > 0 AND a.kind = 'receivable'`,
  },
  ledger_zero: {
    counted: "ledger_accounts",
    query: `SELECT a.currency AS subject, sum(a.balance_minor) AS amount, a.currency, json_build_object() AS details
      FROM ledger_accounts a GROUP BY a.currency HAVING sum(a.balance_minor) <> 0`,
  },
  transaction_zero: {
    counted: "ledger_transactions",
    query: `SELECT t.id AS subject, coalesce(sum(e.amount_minor), 0) AS amount, t.currency,
        json_build_object('kind', t.kind, 'entries', count(e.id)) AS details
      FROM ledger_transactions t LEFT JOIN ledger_entries e ON e.transaction_id = t.id
      GROUP BY t.id HAVING coalesce(sum(e.amount_minor), 0) <> 0 OR count(e.id) < 2`,
  },
  transaction_reason: {
    counted: "ledger_transactions",
    query: `SELECT t.id AS subject, coalesce(sum(e.amount_minor) FILTER (WHERE e.amount_minor > 0), 0) AS amount, t.currency,
        json_build_object('kind', t.kind, 'key', t.idempotency_key) AS details
      FROM ledger_transactions t LEFT JOIN ledger_entries e ON e.transaction_id = t.id
      WHERE NOT CASE t.kind
        WHEN 'top_up' THEN EXISTS (SELECT FROM payments p WHERE p.transaction_id = t.id)
        WHEN 'payment_reversal' THEN EXISTS (SELECT FROM payment_reversals r WHERE r.transaction_id = t.id)
        WHEN 'hold' THEN EXISTS (SELECT FROM holds h WHERE h.transaction_id = t.id)
        WHEN 'settlement' THEN EXISTS (SELECT FROM sessions s WHERE s.id = t.session_id AND s.state = 'ended')
        WHEN 'refund' THEN EXISTS (SELECT FROM refunds r WHERE r.transaction_id = t.id)
        WHEN 'earnings_release' THEN EXISTS (SELECT FROM earnings e WHERE e.session_id = t.session_id AND e.state = 'available')
        WHEN 'adjustment' THEN EXISTS (SELECT FROM adjustments j WHERE j.transaction_id = t.id)
        ELSE true END
      GROUP BY t.id`,
  },
  hold_session: {
    counted: "holds",
    query: `SELECT h.id AS subject, h.amount_minor AS amount, s.currency,
        json_build_object('session', s.id, 'sessionState', s.state, 'holdState', h.state) AS details
      FROM holds h JOIN sessions s ON s.id = h.session_id
      WHERE (s.state = 'ended') <> (h.state = 'settled')
        OR h.state = 'settled' AND h.captured_minor + h.released_minor <> h.amount_minor`,
  },
  held_balance: {
    counted: "holds",
    query: `SELECT a.id AS subject, a.balance_minor - coalesce(h.total, 0) AS amount, a.currency,
        json_build_object('customer', a.owner_id, 'balanceMinor', a.balance_minor, 'holdsMinor', coalesce(h.total, 0)) AS details
      FROM ledger_accounts a LEFT JOIN (
        SELECT s.customer_id, s.currency, sum(h.amount_minor) AS total FROM holds h JOIN sessions s ON s.id = h.session_id
        WHERE h.state = 'open' GROUP BY 1, 2) h ON h.customer_id = a.owner_id AND h.currency = a.currency
      WHERE a.kind = 'held' AND a.balance_minor <> coalesce(h.total, 0)`,
  },
  session_settlement: {
    counted: "sessions",
    query: `SELECT s.id AS subject, coalesce(s.charged_minor, 0) - coalesce(h.captured, 0) AS amount, s.currency,
        json_build_object('state', s.state, 'chargedMinor', s.charged_minor, 'capturedMinor', h.captured,
          'settlements', count(t.id)) AS details
      FROM sessions s
      LEFT JOIN (SELECT session_id, sum(captured_minor) AS captured FROM holds GROUP BY 1) h ON h.session_id = s.id
      LEFT JOIN ledger_transactions t ON t.session_id = s.id AND t.kind = 'settlement'
      GROUP BY s.id, h.captured
      HAVING count(t.id) <> (s.state = 'ended')::int OR coalesce(s.charged_minor, 0) <> coalesce(h.captured, 0)`,
  },
  session_overdue: {
    counted: "sessions",
    query: `SELECT s.id AS subject, coalesce((SELECT sum(h.amount_minor) FROM holds h WHERE h.session_id = s.id), 0) AS amount,
        s.currency, json_build_object('state', s.state) AS details
      FROM sessions s WHERE s.state <> 'ended'
        AND LEAST(s.ringing_until, s.funded_until, s.silent_after, s.max_until) < $1::timestamptz - interval '10 minutes'`,
  },
  earnings_balance: {
    counted: "earnings",
    query: `SELECT a.id AS subject, a.balance_minor - coalesce(e.total, 0) AS amount, a.currency,
        json_build_object('vendor', a.owner_id, 'balanceMinor', a.balance_minor, 'earningsMinor', coalesce(e.total, 0)) AS details
      FROM ledger_accounts a LEFT JOIN (
        SELECT e.vendor_id, e.currency, sum(e.amount_minor - coalesce((
          SELECT sum(r.vendor_minor) FROM refunds r WHERE r.session_id = e.session_id), 0)) AS total
        FROM earnings e WHERE e.state = 'pending' GROUP BY 1, 2) e ON e.vendor_id = a.owner_id AND e.currency = a.currency
      WHERE a.kind = 'earnings_pending' AND a.balance_minor <> coalesce(e.total, 0)`,
  },
  earnings_release: {
    counted: "earnings",
    query: `SELECT e.session_id AS subject, e.released_minor - coalesce(t.moved, 0) AS amount, e.currency,
        json_build_object('vendor', e.vendor_id, 'releasedMinor', e.released_minor, 'postedMinor', coalesce(t.moved, 0)) AS details
      FROM earnings e LEFT JOIN (
        SELECT t.session_id, sum(l.amount_minor) AS moved FROM ledger_transactions t
        JOIN ledger_entries l ON l.transaction_id = t.id AND l.amount_minor > 0
        WHERE t.kind = 'earnings_release' GROUP BY 1) t ON t.session_id = e.session_id
      WHERE e.state = 'available' AND EXISTS (SELECT FROM ledger_transactions x WHERE x.session_id = e.session_id AND x.kind = 'earnings_release')
        AND e.released_minor <> coalesce(t.moved, 0)
      OR e.state = 'available' AND e.released_minor <> e.amount_minor - coalesce((
        SELECT sum(r.vendor_minor) FROM refunds r WHERE r.session_id = e.session_id), 0)`,
  },
  refund_posting: {
    counted: "refunds",
    query: `SELECT r.id AS subject, r.amount_minor - coalesce(sum(e.amount_minor) FILTER (WHERE e.amount_minor > 0), 0) AS amount,
        s.currency, json_build_object('session', r.session_id, 'amountMinor', r.amount_minor) AS details
      FROM refunds r JOIN sessions s ON s.id = r.session_id
      LEFT JOIN ledger_transactions t ON t.id = r.transaction_id AND t.kind = 'refund'
      LEFT JOIN ledger_entries e ON e.transaction_id = t.id
      GROUP BY r.id, s.currency
      HAVING r.amount_minor <> coalesce(sum(e.amount_minor) FILTER (WHERE e.amount_minor > 0), 0)`,
  },
  refund_charge: {
    counted: "refunds",
    query: `SELECT s.id AS subject, sum(r.amount_minor) - coalesce(s.charged_minor, 0) AS amount, s.currency,
        json_build_object('chargedMinor', s.charged_minor, 'refundedMinor', sum(r.amount_minor)) AS details
      FROM sessions s JOIN refunds r ON r.session_id = s.id
      GROUP BY s.id HAVING sum(r.amount_minor) > coalesce(s.charged_minor, 0)`,
  },
  payment_posting: {
    counted: "payments",
    query: `SELECT p.id AS subject, p.amount_minor - coalesce(sum(e.amount_minor) FILTER (WHERE e.amount_minor > 0), 0) AS amount,
        p.currency, json_build_object('state', p.state, 'amountMinor', p.amount_minor) AS details
      FROM payments p LEFT JOIN ledger_transactions t ON t.id = p.transaction_id AND t.kind = 'top_up'
      LEFT JOIN ledger_entries e ON e.transaction_id = t.id
      WHERE p.state = 'succeeded' OR p.transaction_id IS NOT NULL
      GROUP BY p.id HAVING p.state <> 'succeeded'
        OR p.amount_minor <> coalesce(sum(e.amount_minor) FILTER (WHERE e.amount_minor > 0), 0)`,
  },
  reversal_posting: {
    counted: "payment_reversals",
    query: `SELECT r.id AS subject, r.amount_minor - coalesce(sum(e.amount_minor) FILTER (WHERE e.amount_minor > 0), 0) AS amount,
        p.currency, json_build_object('payment', r.payment_id, 'amountMinor', r.amount_minor) AS details
      FROM payment_reversals r JOIN payments p ON p.id = r.payment_id
      LEFT JOIN ledger_transactions t ON t.id = r.transaction_id AND t.kind = 'payment_reversal'
      LEFT JOIN ledger_entries e ON e.transaction_id = t.id
      GROUP BY r.id, p.currency
      HAVING r.amount_minor <> coalesce(sum(e.amount_minor) FILTER (WHERE e.amount_minor > 0), 0)`,
  },
  withdrawal_transit: {
    counted: "withdrawal_parts",
    query: `SELECT a.id AS subject, a.balance_minor - coalesce(w.total, 0) AS amount, a.currency,
        json_build_object('customer', a.owner_id, 'balanceMinor', a.balance_minor, 'partsMinor', coalesce(w.total, 0)) AS details
      FROM ledger_accounts a LEFT JOIN (
        SELECT d.user_id, d.currency, sum(w.amount_minor) AS total FROM withdrawal_parts w JOIN withdrawals d ON d.id = w.withdrawal_id
        WHERE w.state IN ('pending', 'sent') GROUP BY 1, 2) w ON w.user_id = a.owner_id AND w.currency = a.currency
      WHERE a.kind = 'withdrawals_in_transit' AND a.balance_minor <> coalesce(w.total, 0)`,
  },
  payout_transit: {
    counted: "payouts",
    query: `SELECT a.id AS subject, a.balance_minor - coalesce(p.total, 0) AS amount, a.currency,
        json_build_object('vendor', a.owner_id, 'balanceMinor', a.balance_minor, 'payoutsMinor', coalesce(p.total, 0)) AS details
      FROM ledger_accounts a LEFT JOIN (
        SELECT vendor_id, currency, sum(amount_minor) AS total FROM payouts
        WHERE state IN ('pending', 'sent') GROUP BY 1, 2) p ON p.vendor_id = a.owner_id AND p.currency = a.currency
      WHERE a.kind = 'payouts_in_transit' AND a.balance_minor <> coalesce(p.total, 0)`,
  },
  adjustment_posting: {
    counted: "adjustments",
    query: `SELECT j.id AS subject, abs(j.amount_minor) - coalesce(sum(e.amount_minor) FILTER (WHERE e.amount_minor > 0), 0) AS amount,
        j.currency, json_build_object('person', j.user_id, 'amountMinor', j.amount_minor) AS details
      FROM adjustments j LEFT JOIN ledger_transactions t ON t.id = j.transaction_id AND t.kind = 'adjustment'
      LEFT JOIN ledger_entries e ON e.transaction_id = t.id
      WHERE j.state = 'posted'
      GROUP BY j.id HAVING abs(j.amount_minor) <> coalesce(sum(e.amount_minor) FILTER (WHERE e.amount_minor > 0), 0)`,
  },
  event_refused: {
    counted: "provider_events",
    query: `SELECT v.event_id AS subject, coalesce((v.payload->>'amountMinor')::bigint, 0) AS amount,
        coalesce(v.payload->>'currency', '') AS currency,
        json_build_object('type', v.type, 'reason', coalesce(v.failure, 'not processed yet')) AS details
      FROM provider_events v WHERE v.failure IS NOT NULL AND v.processed_at IS NOT NULL
        OR v.processed_at IS NULL AND v.received_at < $1::timestamptz - interval '1 hour'`,
  },
  chargeback_won: {
    counted: "provider_events",
    query: `SELECT v.payload->>'chargebackRef' AS subject, (v.payload->>'amountMinor')::bigint AS amount,
        v.payload->>'currency' AS currency, json_build_object('payment', p.id, 'customer', p.user_id) AS details
      FROM provider_events v LEFT JOIN payments p ON p.payment_ref = v.payload->>'paymentRef'
      WHERE v.type = 'chargeback_won' AND NOT EXISTS (SELECT FROM adjustments j
        WHERE j.state = 'posted' AND j.user_id = p.user_id AND position(v.payload->>'chargebackRef' IN j.reason) > 0)`,
  },
  transfer_overdue: {
    counted:
      "(SELECT id FROM payouts UNION ALL SELECT id FROM withdrawal_parts UNION ALL SELECT id FROM payments) t",
    query: `SELECT t.id AS subject, t.amount_minor AS amount, t.currency,
        json_build_object('kind', t.kind, 'state', t.state, 'person', t.person) AS details
      FROM (
        SELECT id, 'payout' AS kind, state::text, amount_minor, currency, vendor_id AS person, created_at FROM payouts
        WHERE state IN ('pending', 'sent')
        UNION ALL SELECT w.id, 'withdrawal', w.state::text, w.amount_minor, d.currency, d.user_id, d.created_at
        FROM withdrawal_parts w JOIN withdrawals d ON d.id = w.withdrawal_id WHERE w.state IN ('pending', 'sent')
        UNION ALL SELECT id, 'payment', state::text, amount_minor, currency, user_id, created_at FROM payments
        WHERE state IN ('pending', 'processing') AND purpose IN ('one_tap', 'auto_refill')
      ) t WHERE t.created_at < $1::timestamptz - interval '1 day'`,
  },
};
