import { createHash } from "node:crypto";
import { DomainError, type Posting } from "@paygo/core";
import type { Sql } from "@paygo/db";
import type { Ids } from "../ports.ts";
import { openAccounts, type PostedRow, postStatement, readTransactions } from "./post-sql.ts";

/** A posting of core with what names and dates it. */
export interface PostingOrder {
  posting: Posting;
  /** One transaction a key, for ever. */
  idempotencyKey: string;
  currency: string;
  sessionId: string | null;
  now: Date;
}

/** What became of a posting. */
export interface Posted {
  transactionId: string;
  /** False when the key was used before, with the same input: then nothing was posted. */
  isNew: boolean;
}

/**
 * Posts one transaction. The same key with the same input returns the first transaction and posts nothing;
 * with another input it throws `idempotency_mismatch`. Throws `insufficient_funds` (with `missingMinor`) when a
 * customer's available money or a vendor's available earnings do not cover it.
 */
export async function post(
  sql: Sql,
  ids: Ids,
  posting: Posting,
  context: Omit<PostingOrder, "posting">,
): Promise<Posted> {
  const [posted] = await postAll(sql, ids, [{ posting, ...context }]);
  if (!posted) throw new DomainError("internal", "a posting came to nothing");
  return posted;
}

/**
 * Posts several transactions with one statement, all or none, and answers in their order; each as by
 * {@link post}. Locks the accounts of all of them in the order of their ids, so postings never deadlock with each
 * other: take every other lock before, and post last, since everybody who settles waits for the platform's
 * accounts. Orders of one call must not share an idempotency key.
 */
export async function postAll(sql: Sql, ids: Ids, orders: readonly PostingOrder[]): Promise<Posted[]> {
  if (orders.length === 0) return [];
  const drafts = orders.map((order) => ({ ...order, id: ids.newId(), inputHash: hashOf(order) }));
  let rows = await postStatement(sql, drafts);
  if (rows.some((row) => row.isAccountMissing)) {
    await openAccounts(sql, ids, drafts);
    rows = await postStatement(sql, drafts);
  }
  const postedIds = new Set(rows.map((row) => row.transactionId));
  const repeated = drafts.filter((draft) => !postedIds.has(draft.id));
  if (repeated.length === 0) return drafts.map(({ id }) => ({ transactionId: id, isNew: true }));
  const firsts = await readTransactions(
    sql,
    repeated.map((draft) => draft.idempotencyKey),
  );
  return drafts.map((draft) => {
    if (postedIds.has(draft.id)) return { transactionId: draft.id, isNew: true };
    const first = firsts.get(draft.idempotencyKey);
    if (!first) throw shortage(rows, draft.currency);
    if (first.inputHash !== draft.inputHash) {
      const message = `key ${draft.idempotencyKey} was used with another input`;
      throw new DomainError("idempotency_mismatch", message);
    }
    return { transactionId: first.id, isNew: false };
  });
}

function shortage(rows: readonly PostedRow[], currency: string): DomainError {
  const missingMinor = rows.reduce((most, row) => Math.max(most, Number(row.missingMinor ?? 0n)), 0);
  if (missingMinor === 0) return new DomainError("internal", "a posting came to nothing");
  const details = { missingMinor, currency };
  return new DomainError("insufficient_funds", "the wallet does not cover the posting", details);
}

function hashOf({ posting, currency, sessionId }: PostingOrder): string {
  const input = [posting.kind, currency, sessionId, posting.entries];
  return createHash("sha256").update(JSON.stringify(input)).digest("hex");
}
