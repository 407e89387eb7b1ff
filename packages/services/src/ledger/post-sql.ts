import type { AccountKey } from "@paygo/core";
import type { Sql } from "@paygo/db";
import type { Ids } from "../ports.ts";
import type { PostingOrder } from "./post.ts";

/** An order with the id and the hash that its transaction is to have. */
export interface Draft extends PostingOrder {
  id: string;
  inputHash: string;
}

/** What a statement of postings answers: the transactions that it made, and why it made none. */
export interface PostedRow {
  transactionId: string | null;
  /** An account does not exist yet, so nothing was posted. */
  isAccountMissing: boolean;
  /** What the poorest wallet lacks, so nothing was posted; or null. */
  missingMinor: bigint | null;
}

/**
 * Locks the accounts, in the order of their ids, before it draws the ids of the entries: so an account's entries
 * have the order in which its balance moved. A repeated key makes no transaction and no entries, and neither does
 * any order while an account is missing or a wallet would go below zero.
 */
const postingStatement = `
  WITH drafts AS MATERIALIZED (
    SELECT * FROM unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::text[], $6::uuid[], $7::timestamptz[])
      AS d(id, kind, currency, key, hash, session_id, posted_at)
  ), fresh AS MATERIALIZED (
    SELECT d.* FROM drafts d
    WHERE NOT EXISTS (SELECT FROM ledger_transactions t WHERE t.idempotency_key = d.key)
  ), lines AS MATERIALIZED (
    SELECT l.transaction_id, l.amount, COALESCE(
      (SELECT a.id FROM ledger_accounts a
        WHERE a.kind = l.kind::"AccountKind" AND a.owner_id = l.owner_id AND a.currency = d.currency::bpchar),
      (SELECT a.id FROM ledger_accounts a
        WHERE l.owner_id IS NULL AND a.kind = l.kind::"AccountKind" AND a.owner_id IS NULL AND a.currency = d.currency::bpchar)
    ) AS account_id
    FROM unnest($8::uuid[], $9::text[], $10::uuid[], $11::bigint[]) AS l(transaction_id, kind, owner_id, amount)
    JOIN fresh d ON d.id = l.transaction_id
  ), accounts AS MATERIALIZED (
    SELECT id, kind, balance_minor FROM ledger_accounts WHERE id = ANY(ARRAY(SELECT account_id FROM lines))
    ORDER BY id FOR NO KEY UPDATE
  ), verdict AS MATERIALIZED (
    SELECT EXISTS (SELECT FROM lines WHERE account_id IS NULL) AS is_account_missing, (
      SELECT max(-after_minor) FROM (
        SELECT a.balance_minor + sum(l.amount) AS after_minor
        FROM accounts a JOIN lines l ON l.account_id = a.id
        WHERE a.kind IN ('available', 'earnings_available') GROUP BY a.id, a.balance_minor
      ) wallets WHERE after_minor < 0
    )::bigint AS missing_minor
  ), made AS (
    INSERT INTO ledger_transactions (id, kind, currency, idempotency_key, input_hash, session_id, posted_at)
    SELECT d.id, d.kind::"TransactionKind", d.currency, d.key, d.hash, d.session_id, d.posted_at
    FROM fresh d, verdict v WHERE NOT v.is_account_missing AND v.missing_minor IS NULL
    ON CONFLICT (idempotency_key) DO NOTHING
    RETURNING id
  ), entered AS (
    INSERT INTO ledger_entries (transaction_id, account_id, amount_minor)
    SELECT l.transaction_id, l.account_id, l.amount FROM lines l JOIN made m ON m.id = l.transaction_id
    ORDER BY l.account_id, l.transaction_id
    RETURNING transaction_id
  )
  SELECT m.id AS "transactionId", v.is_account_missing AS "isAccountMissing", v.missing_minor AS "missingMinor"
  FROM verdict v LEFT JOIN made m ON true`;

/** Posts what can be posted; see {@link PostedRow}. */
export function postStatement(sql: Sql, drafts: readonly Draft[]): Promise<PostedRow[]> {
  const lines = drafts.flatMap(({ id, posting }) => posting.entries.map((entry) => ({ id, ...entry })));
  return sql.query<PostedRow>(postingStatement, [
    drafts.map((draft) => draft.id),
    drafts.map((draft) => draft.posting.kind),
    drafts.map((draft) => draft.currency),
    drafts.map((draft) => draft.idempotencyKey),
    drafts.map((draft) => draft.inputHash),
    drafts.map((draft) => draft.sessionId),
    drafts.map((draft) => draft.now),
    lines.map((line) => line.id),
    lines.map((line) => line.account.kind),
    lines.map((line) => line.account.ownerId),
    lines.map((line) => BigInt(line.amountMinor)),
  ]);
}

/** Opens those accounts of the drafts that do not exist yet, in one order, so that two of these never deadlock. */
export async function openAccounts(sql: Sql, ids: Ids, drafts: readonly Draft[]): Promise<void> {
  const wanted = new Map<string, AccountKey & { currency: string }>();
  for (const { posting, currency } of drafts) {
    for (const { account } of posting.entries) {
      wanted.set(`${account.kind}:${account.ownerId ?? ""}:${currency}`, { ...account, currency });
    }
  }
  const accounts = [...wanted].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, account]) => account);
  await sql.query(
    `INSERT INTO ledger_accounts (id, kind, owner_id, currency)
    SELECT a.id, a.kind::"AccountKind", a.owner_id, a.currency
    FROM unnest($1::uuid[], $2::text[], $3::uuid[], $4::text[]) AS a(id, kind, owner_id, currency)
    ON CONFLICT (kind, owner_id, currency) DO NOTHING`,
    [
      accounts.map(() => ids.newId()),
      accounts.map((account) => account.kind),
      accounts.map((account) => account.ownerId),
      accounts.map((account) => account.currency),
    ],
  );
}

/** The transactions that have these idempotency keys. */
export async function readTransactions(
  sql: Sql,
  idempotencyKeys: readonly string[],
): Promise<Map<string, { id: string; inputHash: string }>> {
  const rows = await sql.query<{ key: string; id: string; inputHash: string }>(
    `SELECT idempotency_key AS key, id, input_hash AS "inputHash"
    FROM ledger_transactions WHERE idempotency_key = ANY($1::text[])`,
    [idempotencyKeys],
  );
  return new Map(rows.map((row) => [row.key, row]));
}
