import { DomainError } from "./errors.ts";
import { assertAmount } from "./money.ts";

/**
 * The chart of accounts. Balances are credits: what belongs to somebody. A customer has `available` and `held`
 * money, money on its way back to cards (`withdrawals_in_transit`), and owes what is below zero in
 * `receivable` (so its balance is never above zero). A vendor's share is `earnings_pending` until the dispute window closes, then
 * `earnings_available`, then `payouts_in_transit`. The platform's own are `fees`, and the other sides of money
 * from and to outside (`funding`) and of corrections by hand (`adjustments`): those three may go below zero.
 */
export const accountKinds = [
  "available",
  "held",
  "withdrawals_in_transit",
  "receivable",
  "earnings_pending",
  "earnings_available",
  "payouts_in_transit",
  "fees",
  "funding",
  "adjustments",
] as const;
export type AccountKind = (typeof accountKinds)[number];

export const transactionKinds = [
  "top_up",
  "payment_reversal",
  "repayment",
  "hold",
  "settlement",
  "refund",
  "earnings_release",
  "withdrawal",
  "withdrawal_paid",
  "withdrawal_returned",
  "payout",
  "payout_paid",
  "payout_returned",
  "adjustment",
] as const;
export type TransactionKind = (typeof transactionKinds)[number];

/** An account by meaning. `ownerId` is null for the platform's own accounts. */
export interface AccountKey {
  kind: AccountKind;
  ownerId: string | null;
}

/** One line of a transaction: positive amounts add to the account's balance. Minor units. */
export interface Entry {
  account: AccountKey;
  amountMinor: number;
}

/** A balanced set of entries that is to be posted as one transaction. */
export interface Posting {
  kind: TransactionKind;
  entries: Entry[];
}

const own = (kind: AccountKind, ownerId: string): AccountKey => ({ kind, ownerId });
const platform = (kind: AccountKind): AccountKey => ({ kind, ownerId: null });

/** Money that a payment provider brought in for a customer; at least 1 minor unit. */
export function topUp(customerId: string, amountMinor: number): Posting {
  return transfer("top_up", platform("funding"), own("available", customerId), amountMinor);
}

/**
 * A payment, or part of one, that its provider took back: from the available money as far as it goes, the rest
 * becomes what the customer owes. The wallet never goes below zero. At least 1 minor unit.
 */
export function paymentReversal(customerId: string, amountMinor: number, availableMinor: number): Posting {
  assertAmount(availableMinor);
  const takenMinor = Math.min(amountMinor, Math.max(0, availableMinor));
  return compose(
    "payment_reversal",
    [
      { account: own("available", customerId), amountMinor: takenMinor },
      { account: own("receivable", customerId), amountMinor: amountMinor - takenMinor },
    ],
    [{ account: platform("funding"), amountMinor }],
  );
}

/**
 * How much of the available money is to pay what the customer owes; 0 when nothing is owed or there.
 * `receivableMinor` is the balance of the receivable, never above zero.
 */
export function repaymentDue(availableMinor: number, receivableMinor: number): number {
  return Math.max(0, Math.min(availableMinor, -receivableMinor));
}

/** Available money that pays what the customer owes; at least 1 minor unit. */
export function repayment(customerId: string, amountMinor: number): Posting {
  return transfer("repayment", own("available", customerId), own("receivable", customerId), amountMinor);
}

/** Money set aside for a session; at least 1 minor unit. */
export function hold(customerId: string, amountMinor: number): Posting {
  return transfer("hold", own("available", customerId), own("held", customerId), amountMinor);
}

/** The two who share a session's money. */
export interface Parties {
  customerId: string;
  vendorId: string;
}

/** Ends a session's holds: the charge goes to vendor and platform, the rest back to the customer. */
export function settlement(
  parties: Parties,
  amounts: { heldMinor: number; vendorMinor: number; feeMinor: number; releasedMinor: number },
): Posting {
  return compose(
    "settlement",
    [{ account: own("held", parties.customerId), amountMinor: amounts.heldMinor }],
    [
      { account: own("available", parties.customerId), amountMinor: amounts.releasedMinor },
      { account: own("earnings_pending", parties.vendorId), amountMinor: amounts.vendorMinor },
      { account: platform("fees"), amountMinor: amounts.feeMinor },
    ],
  );
}

/** Part of a charge given back by vendor and platform while the vendor's share is still pending. */
export function refund(parties: Parties, amounts: { vendorMinor: number; feeMinor: number }): Posting {
  return compose(
    "refund",
    [
      { account: own("earnings_pending", parties.vendorId), amountMinor: amounts.vendorMinor },
      { account: platform("fees"), amountMinor: amounts.feeMinor },
    ],
    [
      {
        account: own("available", parties.customerId),
        amountMinor: amounts.vendorMinor + amounts.feeMinor,
      },
    ],
  );
}

/** A vendor's share whose dispute window closed; at least 1 minor unit. */
export function earningsRelease(vendorId: string, amountMinor: number): Posting {
  return transfer(
    "earnings_release",
    own("earnings_pending", vendorId),
    own("earnings_available", vendorId),
    amountMinor,
  );
}

/** Unused funds set apart for their way back to the cards; at least 1 minor unit. */
export function withdrawal(customerId: string, amountMinor: number): Posting {
  return transfer(
    "withdrawal",
    own("available", customerId),
    own("withdrawals_in_transit", customerId),
    amountMinor,
  );
}

/** A withdrawal's part arrived at its card, or came back to the wallet. */
export function withdrawalEnd(
  customerId: string,
  amountMinor: number,
  outcome: "paid" | "returned",
): Posting {
  const to = outcome === "paid" ? platform("funding") : own("available", customerId);
  return transfer(`withdrawal_${outcome}`, own("withdrawals_in_transit", customerId), to, amountMinor);
}

/** A withdrawal's part that had arrived and that its card's bank sent back; at least 1 minor unit. */
export function withdrawalBounced(customerId: string, amountMinor: number): Posting {
  return transfer("withdrawal_returned", platform("funding"), own("available", customerId), amountMinor);
}

/** Available earnings set apart for a payout; at least 1 minor unit. */
export function payout(vendorId: string, amountMinor: number): Posting {
  return transfer(
    "payout",
    own("earnings_available", vendorId),
    own("payouts_in_transit", vendorId),
    amountMinor,
  );
}

/** A payout arrived at the vendor's bank, or came back to the earnings. */
export function payoutEnd(vendorId: string, amountMinor: number, outcome: "paid" | "returned"): Posting {
  const to = outcome === "paid" ? platform("funding") : own("earnings_available", vendorId);
  return transfer(`payout_${outcome}`, own("payouts_in_transit", vendorId), to, amountMinor);
}

/**
 * A payout that had arrived came back from the vendor's bank all the same: from outside to the earnings, since
 * nothing of it is in transit any more. At least 1 minor unit.
 */
export function payoutReversal(vendorId: string, amountMinor: number): Posting {
  return transfer("payout_returned", platform("funding"), own("earnings_available", vendorId), amountMinor);
}

/** The accounts that may be corrected by hand. */
export const adjustableKinds = ["available", "earnings_available"] as const;
export type AdjustableKind = (typeof adjustableKinds)[number];

/** A correction by hand: gives (above zero) or takes (below zero), against the platform. */
export function adjustment(kind: AdjustableKind, ownerId: string, amountMinor: number): Posting {
  const [from, to] =
    amountMinor > 0
      ? [platform("adjustments"), own(kind, ownerId)]
      : [own(kind, ownerId), platform("adjustments")];
  return transfer("adjustment", from, to, Math.abs(amountMinor));
}

function transfer(kind: TransactionKind, from: AccountKey, to: AccountKey, amountMinor: number): Posting {
  return compose(kind, [{ account: from, amountMinor }], [{ account: to, amountMinor }]);
}

/**
 * Moves the amounts of one side to the other. Throws `invalid_input` for a line that is no amount, and `internal` when
 * the sides differ, when money would flow backwards and when nothing moves.
 */
function compose(kind: TransactionKind, from: readonly Entry[], to: readonly Entry[]): Posting {
  for (const line of [...from, ...to]) {
    assertAmount(line.amountMinor);
    if (line.amountMinor < 0) throw new DomainError("internal", `${kind} would flow backwards`);
  }
  const leftMinor = sumOf(from) - sumOf(to);
  if (leftMinor !== 0) throw new DomainError("internal", `${kind} does not balance: ${leftMinor}`);
  const entries = [
    ...from.map(({ account, amountMinor }) => ({ account, amountMinor: -amountMinor })),
    ...to,
  ].filter((line) => line.amountMinor !== 0);
  if (entries.length === 0) throw new DomainError("internal", `${kind} moves nothing`);
  return { kind, entries };
}

function sumOf(lines: readonly Entry[]): number {
  return lines.reduce((sum, line) => sum + line.amountMinor, 0);
}
