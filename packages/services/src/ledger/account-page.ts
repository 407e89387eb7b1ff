import type { TransactionKind } from "@paygo/core";
import type { Sql } from "@paygo/db";

export interface AccountPageFilters {
  kind: TransactionKind | null;
  /** For LIKE, on the title of the transaction's session. */
  titlePattern: string | null;
  from: Date | null;
  to: Date | null;
}

/** A transaction's place in a list of some accounts: its last entry on them. Unique, and never changes. */
export interface AccountPosition {
  transactionId: string;
  position: bigint;
}

const newest = 9_223_372_036_854_775_807n;

/**
 * Reads each account backwards by its index and stops when the page is full; the filters are looked at on the way.
 * Every cursor is a bound of the index scan, so a page far down costs what the first does.
 */
const statement = `
  SELECT page.transaction_id AS "transactionId", page.id AS position
  FROM unnest($1::uuid[]) AS account(id)
  CROSS JOIN LATERAL (
    SELECT e.id, e.transaction_id
    FROM ledger_entries e JOIN ledger_transactions t ON t.id = e.transaction_id
    WHERE e.account_id = account.id AND e.id < $2::bigint
      AND NOT EXISTS (
        SELECT FROM ledger_entries later
        WHERE later.transaction_id = e.transaction_id AND later.id > e.id AND later.account_id = ANY($1::uuid[]))
      AND ($4::text IS NULL OR t.kind::text = $4)
      AND ($5::text IS NULL OR EXISTS (
        SELECT FROM sessions s WHERE s.id = t.session_id AND s.service_title ILIKE $5))
      AND ($6::timestamptz IS NULL OR t.posted_at >= $6)
      AND ($7::timestamptz IS NULL OR t.posted_at < $7)
    ORDER BY e.id DESC LIMIT $3
  ) page
  ORDER BY page.id DESC LIMIT $3`;

/** The newest transactions of some accounts, each once, those before `before` only. */
export function readAccountPage(
  sql: Sql,
  accountIds: readonly string[],
  filters: AccountPageFilters,
  before: bigint | null,
  limit: number,
): Promise<AccountPosition[]> {
  return sql.query<AccountPosition>(statement, [
    accountIds,
    before ?? newest,
    limit,
    filters.kind,
    filters.titlePattern,
    filters.from,
    filters.to,
  ]);
}
