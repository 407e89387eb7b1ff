import { DomainError } from "./errors.ts";
import { scaleRoundingHalfUp } from "./money.ts";

/** The platform's part of a charge: basis points of it (0…10,000) and a fixed part in minor units. */
export interface Fee {
  basisPoints: number;
  fixedMinor: number;
}

/** A fee that holds from an instant on, epoch milliseconds. */
export interface DatedFee extends Fee {
  effectiveFromMs: number;
}

/** Who has how much of an amount of minor units. */
export interface Split {
  vendorMinor: number;
  feeMinor: number;
}

/**
 * Divides a charge into the platform's fee (rounded half up, never more than the charge) and the vendor's
 * share: always the whole charge. Throws `internal` for a fee or a charge that is none.
 */
export function splitCharge(chargeMinor: number, fee: Fee): Split {
  const { basisPoints, fixedMinor } = fee;
  if (!Number.isInteger(basisPoints) || basisPoints < 0 || basisPoints > 10_000) {
    throw new DomainError("internal", `not a fee in basis points: ${basisPoints}`);
  }
  if (!Number.isSafeInteger(fixedMinor) || fixedMinor < 0) {
    throw new DomainError("internal", `not a fixed fee: ${fixedMinor}`);
  }
  if (!Number.isSafeInteger(chargeMinor) || chargeMinor < 0) {
    throw new DomainError("internal", `not a charge: ${chargeMinor}`);
  }
  const feeMinor = Math.min(chargeMinor, scaleRoundingHalfUp(chargeMinor, basisPoints, 10_000) + fixedMinor);
  return { vendorMinor: chargeMinor - feeMinor, feeMinor };
}

/**
 * The fee that holds at `atMs`: of `schedules`, in any order, the one that took effect last, at that very
 * instant included. `fallback` before the first.
 */
export function feeAt(schedules: readonly DatedFee[], atMs: number, fallback: Fee): Fee {
  let last: DatedFee | null = null;
  for (const each of schedules) {
    const isInEffect = each.effectiveFromMs <= atMs;
    if (isInEffect && (last === null || each.effectiveFromMs > last.effectiveFromMs)) last = each;
  }
  const { basisPoints, fixedMinor } = last ?? fallback;
  return { basisPoints, fixedMinor };
}
