import type { AccountKind, TransactionKind } from "@paygo/core";
import type { Sql } from "@paygo/db";

/** What a transaction did to one person's accounts, with the papers that it belongs to. Minor units. */
export interface Movement {
  transactionId: string;
  kind: TransactionKind;
  at: Date;
  /** By kind of account; kinds that it did not touch are missing. */
  deltas: Partial<Record<AccountKind, number>>;
  sessionId: string | null;
  title: string | null;
  customerName: string | null;
  vendorName: string | null;
  receiptNumber: bigint | null;
  chargedMinor: bigint | null;
  feeMinor: bigint | null;
  vendorMinor: bigint | null;
  creditNoteNumber: bigint | null;
  refundMinor: bigint | null;
  refundFeeMinor: bigint | null;
  payoutNumber: bigint | null;
  reason: string | null;
}

/** The papers of transactions `t`; `$1` is the owner of the accounts. */
export const paperColumns = `
  t.id AS "transactionId", t.kind::text AS kind, t.posted_at AS at, t.session_id AS "sessionId",
  s.service_title AS title, customer.name AS "customerName", vendor.name AS "vendorName",
  s.receipt_number AS "receiptNumber", s.charged_minor AS "chargedMinor", s.fee_minor AS "feeMinor",
  s.vendor_minor AS "vendorMinor", r.number AS "creditNoteNumber", r.amount_minor AS "refundMinor",
  r.fee_minor AS "refundFeeMinor", j.reason,
  CASE WHEN t.kind::text LIKE 'payout%' THEN (
    SELECT p.number FROM payouts p
    WHERE p.vendor_id = $1::uuid AND position(p.id::text IN t.idempotency_key) > 0) END AS "payoutNumber"`;
export const paperJoins = `
  LEFT JOIN sessions s ON s.id = t.session_id
  LEFT JOIN users customer ON customer.id = s.customer_id
  LEFT JOIN users vendor ON vendor.id = s.vendor_id
  LEFT JOIN refunds r ON r.transaction_id = t.id
  LEFT JOIN adjustments j ON j.transaction_id = t.id`;

const movementsStatement = `
  WITH moved AS (
    SELECT e.transaction_id, min(e.id) AS first_id, json_object_agg(a.kind, e.amount_minor) AS deltas
    FROM ledger_accounts a
    JOIN ledger_entries e ON e.account_id = a.id
    JOIN ledger_transactions t ON t.id = e.transaction_id
    WHERE a.owner_id = $1::uuid AND a.currency = $2 AND t.posted_at >= $3 AND t.posted_at < $4
    GROUP BY e.transaction_id
  )
  SELECT ${paperColumns}, m.deltas
  FROM moved m JOIN ledger_transactions t ON t.id = m.transaction_id ${paperJoins}
  ORDER BY t.posted_at, m.first_id`;

/** Everything that moved a person's money in a time, in the order in which it was posted. */
export function readMovements(
  sql: Sql,
  ownerId: string,
  currency: string,
  range: { from: Date; to: Date },
): Promise<Movement[]> {
  return sql.query<Movement>(movementsStatement, [ownerId, currency, range.from, range.to]);
}

/** A person's balances as they were at an instant, by kind of account. */
export async function readBalancesAt(
  sql: Sql,
  ownerId: string,
  currency: string,
  at: Date,
): Promise<Partial<Record<AccountKind, number>>> {
  const rows = await sql.query<{ kind: AccountKind; balanceMinor: bigint }>(
    `SELECT a.kind::text AS kind, sum(e.amount_minor)::bigint AS "balanceMinor"
    FROM ledger_accounts a
    JOIN ledger_entries e ON e.account_id = a.id
    JOIN ledger_transactions t ON t.id = e.transaction_id
    WHERE a.owner_id = $1::uuid AND a.currency = $2 AND t.posted_at < $3
    GROUP BY a.kind`,
    [ownerId, currency, at],
  );
  return Object.fromEntries(rows.map((row) => [row.kind, Number(row.balanceMinor)]));
}
