import { type Fee, splitCharge } from "./fee.ts";
import { billableIntervals, type Evidence } from "./metering.ts";
import { durationMs, type Interval } from "./presence.ts";
import { type Charge, chargeFor, type Tariff } from "./tariff.ts";

/** All that a bill depends on. It stands on every receipt, so that anybody can recompute the total. */
export interface BillBasis {
  tariff: Tariff;
  evidence: Evidence;
  heldMinor: number;
  fee: Fee;
}

export interface Bill {
  billable: Interval[];
  billableMs: number;
  charge: Charge;
  /** What the customer pays: the charge, as far as it was held. */
  chargedMinor: number;
  /** What was due beyond the held money: the platform's loss, never the customer's debt. */
  unaffordableMinor: number;
  releasedMinor: number;
  vendorMinor: number;
  feeMinor: number;
}

/**
 * The bill of a session, from its evidence alone. `chargedMinor + releasedMinor = heldMinor` and
 * `vendorMinor + feeMinor = chargedMinor`, to the minor unit.
 */
export function computeBill(basis: BillBasis): Bill {
  const billable = billableIntervals(basis.evidence);
  const billableMs = durationMs(billable);
  const charge = chargeFor(basis.tariff, billableMs);
  const chargedMinor = Math.min(charge.amountMinor, basis.heldMinor);
  return {
    billable,
    billableMs,
    charge,
    chargedMinor,
    unaffordableMinor: charge.amountMinor - chargedMinor,
    releasedMinor: basis.heldMinor - chargedMinor,
    ...splitCharge(chargedMinor, basis.fee),
  };
}
