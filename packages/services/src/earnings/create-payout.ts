import { checkPayout, DomainError, payout } from "@paygo/core";
import type { Payout, PayoutAccount } from "@paygo/db";
import type { ServiceContext } from "../context.ts";
import { walletHint } from "../hints.ts";
import { post } from "../ledger/post.ts";
import type { Transaction } from "../transact.ts";

/** The vendor's available earnings, in minor units. */
export async function readAvailable(tx: Transaction, vendorId: string, currency: string): Promise<number> {
  const account = await tx.db.ledgerAccount.findFirst({
    where: { kind: "earnings_available", ownerId: vendorId, currency },
  });
  return Number(account?.balanceMinor ?? 0n);
}

/**
 * Sets available earnings apart for a payout and notes that it is to be sent, in the caller's transaction, which
 * holds the lock of `account`. Throws `payout_account_missing`, `invalid_input` (with `minimumMinor`) and
 * `payout_exceeds_available` (with `availableMinor`).
 */
export async function createPayout(
  ctx: ServiceContext,
  tx: Transaction,
  account: PayoutAccount,
  order: { amountMinor: number; availableMinor: number; isScheduled: boolean; idempotencyKey: string },
): Promise<Payout> {
  const { vendorId, provider, accountRef } = account;
  const { availableMinor, ...row } = order;
  const { amountMinor } = row;
  const { currency } = ctx.settings;
  if (!account.isReady || provider !== ctx.payments.name) {
    throw new DomainError("payout_account_missing", "the payout account accepts no payouts");
  }
  checkPayout({ amountMinor, availableMinor, minimumMinor: ctx.settings.payout.minimumMinor });
  const id = ctx.ids.newId();
  const now = ctx.clock.now();
  const created = await tx.db.payout.create({
    data: { ...row, id, vendorId, currency, provider, accountRef, createdAt: now },
  });
  const details = { idempotencyKey: `payout:${id}`, currency, sessionId: null, now };
  await post(tx.sql, ctx.ids, payout(vendorId, amountMinor), details).catch((error: unknown) => {
    throw asExceeding(error, amountMinor);
  });
  tx.hint(walletHint(vendorId));
  return created;
}

/** A correction by hand may have taken from the earnings since they were read. */
function asExceeding(error: unknown, amountMinor: number): unknown {
  if (!(error instanceof DomainError) || error.code !== "insufficient_funds") return error;
  const availableMinor = amountMinor - Number(error.details.missingMinor);
  return new DomainError("payout_exceeds_available", error.message, { availableMinor }, { cause: error });
}
