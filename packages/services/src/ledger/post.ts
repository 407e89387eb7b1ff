import { createHash } from "node:crypto";
import { type AccountKey, DomainError, type Posting } from "@paygo/core";
import type { DatabaseTransaction } from "@paygo/db";
import type { Ids } from "../ports.ts";

interface PostingContext {
  idempotencyKey: string;
  currency: string;
  sessionId: string | null;
  now: Date;
}

const keyOf = (account: AccountKey) => `${account.kind}:${account.ownerId ?? ""}`;

/**
 * Posts one transaction. The same key with the same input returns the first transaction and posts nothing;
 * with another input it throws `idempotency_mismatch`. Throws `insufficient_funds` when a customer's
 * available money does not cover it. Locks the accounts in the order of their ids, so postings never
 * deadlock with each other; take every other lock before.
 */
export async function post(
  db: DatabaseTransaction,
  ids: Ids,
  posting: Posting,
  context: PostingContext,
): Promise<{ transactionId: string; isNew: boolean }> {
  const inputHash = hashOf(posting, context);
  const [created] = await db.ledgerTransaction.createManyAndReturn({
    data: [
      {
        id: ids.newId(),
        kind: posting.kind,
        currency: context.currency,
        idempotencyKey: context.idempotencyKey,
        inputHash,
        sessionId: context.sessionId,
        postedAt: context.now,
      },
    ],
    skipDuplicates: true,
    select: { id: true },
  });
  if (!created)
    return { transactionId: await firstResult(db, context.idempotencyKey, inputHash), isNew: false };

  const accounts = await lockAccounts(db, ids, posting, context.currency);
  const entries = posting.entries.map((entry) => {
    const account = accounts.get(keyOf(entry.account));
    if (!account) throw new DomainError("internal", `account ${keyOf(entry.account)} vanished`);
    const afterMinor = account.balanceMinor + BigInt(entry.amountMinor);
    if (entry.account.kind === "available" && afterMinor < 0n) {
      throw new DomainError("insufficient_funds", "the wallet does not cover the posting", {
        missingMinor: Number(-afterMinor),
        currency: context.currency,
      });
    }
    return { transactionId: created.id, accountId: account.id, amountMinor: BigInt(entry.amountMinor) };
  });
  await db.ledgerEntry.createMany({
    data: entries.toSorted((a, b) => (a.accountId < b.accountId ? -1 : 1)),
  });
  return { transactionId: created.id, isNew: true };
}

function hashOf(posting: Posting, context: PostingContext): string {
  const input = [posting.kind, context.currency, context.sessionId, posting.entries];
  return createHash("sha256").update(JSON.stringify(input)).digest("hex");
}

async function firstResult(
  db: DatabaseTransaction,
  idempotencyKey: string,
  inputHash: string,
): Promise<string> {
  const first = await db.ledgerTransaction.findUniqueOrThrow({
    where: { idempotencyKey },
    select: { id: true, inputHash: true },
  });
  if (first.inputHash !== inputHash) {
    throw new DomainError("idempotency_mismatch", `key ${idempotencyKey} was used with another input`);
  }
  return first.id;
}

interface LockedAccount {
  id: string;
  kind: AccountKey["kind"];
  ownerId: string | null;
  balanceMinor: bigint;
}

async function lockAccounts(
  db: DatabaseTransaction,
  ids: Ids,
  posting: Posting,
  currency: string,
): Promise<Map<string, LockedAccount>> {
  const wanted = posting.entries.map((entry) => entry.account);
  let locked = await selectForUpdate(db, wanted, currency);
  const missing = wanted.filter((account) => !locked.has(keyOf(account)));
  if (missing.length > 0) {
    await db.ledgerAccount.createMany({
      data: missing.map((account) => ({ id: ids.newId(), ...account, currency })),
      skipDuplicates: true,
    });
    locked = await selectForUpdate(db, wanted, currency);
  }
  return locked;
}

async function selectForUpdate(
  db: DatabaseTransaction,
  accounts: readonly AccountKey[],
  currency: string,
): Promise<Map<string, LockedAccount>> {
  const kinds = accounts.map((account) => account.kind);
  const owners = accounts.map((account) => account.ownerId);
  const rows = await db.$queryRaw<LockedAccount[]>`
    SELECT a.id, a.kind::text AS kind, a.owner_id AS "ownerId", a.balance_minor AS "balanceMinor"
    FROM ledger_accounts a
    JOIN unnest(${kinds}::text[], ${owners}::uuid[]) AS wanted(kind, owner_id)
      ON a.kind = wanted.kind::"AccountKind" AND a.owner_id IS NOT DISTINCT FROM wanted.owner_id
    WHERE a.currency = ${currency}
    ORDER BY a.id
    FOR UPDATE OF a`;
  return new Map(rows.map((row) => [keyOf(row), row]));
}
