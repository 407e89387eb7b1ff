import { DomainError } from "./errors.ts";

/** A payment that came in by a card, as far as withdrawals are concerned. */
export interface PaidIn {
  id: string;
  /** Epoch milliseconds. */
  paidAtMs: number;
  amountMinor: number;
  /** What went back to the card already, is on its way there, or was taken back by the provider. */
  returnedMinor: number;
}

/** What one card gets back of a withdrawal, at least 1 minor unit. */
export interface WithdrawalShare {
  paymentId: string;
  amountMinor: number;
}

/** What the cards can take back of `availableMinor`: no more than was paid in by them and is not returned yet. */
export function withdrawableMinor(payments: readonly PaidIn[], availableMinor: number): number {
  return payments.reduce((sum, payment) => Math.min(availableMinor, sum + restOf(payment)), 0);
}

/**
 * Divides a withdrawal over the payments that brought the money in: the oldest first (by id among equals),
 * each at most its rest. The caller sees to it that the wallet has the amount. Throws `invalid_input` below 1
 * minor unit and `withdrawal_exceeds_available` with `withdrawableMinor`, what can go back to cards.
 */
export function planWithdrawal(payments: readonly PaidIn[], amountMinor: number): WithdrawalShare[] {
  if (!Number.isSafeInteger(amountMinor) || amountMinor < 1) {
    throw new DomainError("invalid_input", `not a withdrawal: ${amountMinor}`);
  }
  let leftMinor = amountMinor;
  const shares: WithdrawalShare[] = [];
  for (const payment of payments.toSorted(byAge)) {
    const shareMinor = Math.min(leftMinor, restOf(payment));
    if (shareMinor > 0) shares.push({ paymentId: payment.id, amountMinor: shareMinor });
    leftMinor -= shareMinor;
  }
  if (leftMinor === 0) return shares;
  throw new DomainError("withdrawal_exceeds_available", "more than the cards paid in", {
    withdrawableMinor: amountMinor - leftMinor,
  });
}

function byAge(a: PaidIn, b: PaidIn): number {
  return a.paidAtMs - b.paidAtMs || (a.id < b.id ? -1 : 1);
}

function restOf({ amountMinor, returnedMinor }: PaidIn): number {
  return Math.max(0, amountMinor - returnedMinor);
}
