import { DomainError } from "./errors.ts";
import { type Fee, type Split, splitCharge } from "./fee.ts";

/**
 * Who gives back how much of a refund: afterwards both have what {@link splitCharge} gives them of the reduced
 * charge, so refunds in any pieces come to the same, and the whole charge takes all from both. `refundedMinor`
 * is what was given back before. Throws `invalid_input` below 1 minor unit and `refund_exceeds_charge`.
 */
export function splitRefund(
  charge: { chargedMinor: number; refundedMinor: number; fee: Fee },
  amountMinor: number,
): Split {
  const leftMinor = charge.chargedMinor - charge.refundedMinor;
  if (!Number.isSafeInteger(amountMinor) || amountMinor < 1) {
    throw new DomainError("invalid_input", `not a refund: ${amountMinor}`);
  }
  if (amountMinor > leftMinor) {
    throw new DomainError("refund_exceeds_charge", "more than is left of the charge", { leftMinor });
  }
  const before = splitCharge(leftMinor, charge.fee);
  const after = splitCharge(leftMinor - amountMinor, charge.fee);
  return { vendorMinor: before.vendorMinor - after.vendorMinor, feeMinor: before.feeMinor - after.feeMinor };
}

/**
 * When the window closes in which a bill can be discounted or disputed; from then on the vendor's share may
 * be paid out. Epoch milliseconds.
 */
export function adjustmentWindowEndMs(endedAtMs: number, windowMs: number): number {
  return endedAtMs + windowMs;
}

/**
 * Whether a bill can still be discounted or disputed: up to, and not at, {@link adjustmentWindowEndMs}, so
 * that a share is never both disputable and payable. Epoch milliseconds.
 */
export function isWithinAdjustmentWindow(endedAtMs: number, nowMs: number, windowMs: number): boolean {
  return nowMs < adjustmentWindowEndMs(endedAtMs, windowMs);
}
