import { DomainError } from "./errors.ts";
import { assertAmount, scaleRoundingHalfUp } from "./money.ts";

/**
 * The chart of accounts. Balances are credits: what a customer has, what a vendor earned. `funding` is
 * the other side of money that came in, and the only kind that may go below zero.
 */
export const accountKinds = ["available", "held", "earnings", "fees", "funding"] as const;
export type AccountKind = (typeof accountKinds)[number];

export const transactionKinds = ["top_up", "hold", "settlement"] as const;
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

const platform = (kind: AccountKind): AccountKey => ({ kind, ownerId: null });

/** Money that a payment provider brought in for a customer; at least 1 minor unit. */
export function topUp(customerId: string, amountMinor: number): Posting {
  return move("top_up", { account: platform("funding"), amountMinor }, [
    { account: { kind: "available", ownerId: customerId }, amountMinor },
  ]);
}

/** Money set aside for a session; at least 1 minor unit. */
export function hold(customerId: string, amountMinor: number): Posting {
  return move("hold", { account: { kind: "available", ownerId: customerId }, amountMinor }, [
    { account: { kind: "held", ownerId: customerId }, amountMinor },
  ]);
}

/** Ends a session's holds: the charge goes to vendor and platform, the rest back to the customer. */
export function settlement(
  parties: { customerId: string; vendorId: string },
  amounts: { heldMinor: number; vendorMinor: number; feeMinor: number; releasedMinor: number },
): Posting {
  const held: Entry = {
    account: { kind: "held", ownerId: parties.customerId },
    amountMinor: amounts.heldMinor,
  };
  return move("settlement", held, [
    { account: { kind: "available", ownerId: parties.customerId }, amountMinor: amounts.releasedMinor },
    { account: { kind: "earnings", ownerId: parties.vendorId }, amountMinor: amounts.vendorMinor },
    { account: platform("fees"), amountMinor: amounts.feeMinor },
  ]);
}

/** Takes an amount from one account and divides all of it among others; throws `internal` if it cannot. */
function move(kind: TransactionKind, from: Entry, to: Entry[]): Posting {
  for (const line of [from, ...to]) {
    assertAmount(line.amountMinor);
    if (line.amountMinor < 0) throw new DomainError("internal", `${kind} would flow backwards`);
  }
  if (from.amountMinor === 0) throw new DomainError("internal", `${kind} moves nothing`);
  const leftMinor = to.reduce((rest, line) => rest - line.amountMinor, from.amountMinor);
  if (leftMinor !== 0) throw new DomainError("internal", `${kind} does not balance: ${leftMinor}`);
  const entries = [
    { account: from.account, amountMinor: -from.amountMinor },
    ...to.filter((line) => line.amountMinor > 0),
  ];
  return { kind, entries };
}

/**
 * The platform's fee (basis points of the charge, 0…10,000, rounded half up) and the vendor's share: always
 * the whole charge. Throws `internal` for a fee outside of that.
 */
export function splitCharge(
  chargeMinor: number,
  feeBasisPoints: number,
): { vendorMinor: number; feeMinor: number } {
  if (!Number.isInteger(feeBasisPoints) || feeBasisPoints < 0 || feeBasisPoints > 10_000) {
    throw new DomainError("internal", `not a fee in basis points: ${feeBasisPoints}`);
  }
  const feeMinor = scaleRoundingHalfUp(chargeMinor, feeBasisPoints, 10_000);
  return { vendorMinor: chargeMinor - feeMinor, feeMinor };
}
