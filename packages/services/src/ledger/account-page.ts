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
/** The largest page of a list, and the one that says whether there is more. */
const mostRows = 101;

/**
 * Reads each account backwards by its index and stops when a page is full; the filters are looked at on the way. Of
 * what is found on several accounts, whatever a page has room for is on the first page of the account of its last entry.
 * Every cursor is a bound of the index scan, so a page far down costs what the first does. `OFFSET 0` and the literal
 * limit are for the planner: it would guess how much the filters leave, and sort the whole account.
 */
const statement = `
  SELECT DISTINCT page.transaction_id AS "transactionId", page.position
  FROM unnest($1::uuid[]) AS account(id)
  CROSS JOIN LATERAL (
    SELECT walked.transaction_id, last.position
    FROM (
      SELECT e.id, e.transaction_id FROM ledger_entries e
      WHERE e.account_id = account.id AND e.id < $2::bigint
      ORDER BY e.id DESC OFFSET 0
    ) walked
    CROSS JOIN LATERAL (
      SELECT max(own.id) AS position FROM ledger_entries own
      WHERE own.transaction_id = walked.transaction_id AND own.account_id = ANY($1::uuid[])
    ) last
    WHERE last.position < $2::bigint
      AND (
        SELECT ($4::text IS NULL OR t.kind::text = $4)
          AND ($5::text IS NULL OR (SELECT s.service_title ILIKE $5 FROM sessions s WHERE s.id = t.session_id))
          AND ($6::timestamptz IS NULL OR t.posted_at >= $6)
          AND ($7::timestamptz IS NULL OR t.posted_at < $7)
        FROM ledger_transactions t WHERE t.id = walked.transaction_id)
    ORDER BY walked.id DESC LIMIT ${mostRows}
  ) page
  ORDER BY page.position DESC LIMIT $3`;

/** The newest transactions of some accounts, each once, those before `before` only; `limit` is 101 at most. */
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
    Math.min(limit, mostRows),
    filters.kind,
    filters.titlePattern,
    filters.from,
    filters.to,
  ]);
}
