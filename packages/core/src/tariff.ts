import { scaleRoundingHalfUp } from "./money.ts";

/**
 * A price by time. Increments are written `initial/subsequent` as telecom does: 60/60 bills every started
 * minute, 1/1 every second.
 */
export interface Tariff {
  /** Minor units of `currency` for 60 billed seconds, at least 1. */
  pricePerMinuteMinor: number;
  /** ISO 4217. */
  currency: string;
  /** Seconds billed as soon as anything is billed, at least 1. */
  initialSeconds: number;
  /** Seconds of every further step, at least 1. */
  subsequentSeconds: number;
  /** Seconds at the start that are never billed. */
  freeSeconds: number;
  /** The least that a session costs once it was connected for longer than `minimumAfterSeconds`; 0 for none. */
  minimumMinor: number;
  /** Billable seconds up to which the minimum does not apply; at least `freeSeconds` where there is a minimum. */
  minimumAfterSeconds: number;
  /** Real milliseconds of one billed minute, at least 60: 60,000, except where tests shorten it. */
  minuteMs: number;
}

/** How a charge came about, so that a receipt can show each step. */
export interface Charge {
  /** Whole billable seconds; a begun second does not count, in the customer's favour. */
  billableSeconds: number;
  /** Billable seconds that were free. */
  freeSeconds: number;
  /** Seconds after rounding up to the tariff's increments. */
  billedSeconds: number;
  /** Whether the minimum charge took the place of the price of the billed seconds. */
  isMinimum: boolean;
  amountMinor: number;
}

/**
 * What `billableMs` of billable time cost. With 60/60, 4:00 is four minutes and 4:01 is five. Money is
 * rounded once, half up. Nothing is charged for the free seconds, whatever the minimum.
 */
export function chargeFor(tariff: Tariff, billableMs: number): Charge {
  const billableSeconds = Math.floor((billableMs * 60) / tariff.minuteMs);
  const chargeableSeconds = Math.max(0, billableSeconds - tariff.freeSeconds);
  const billedSeconds = roundUpToIncrement(tariff, chargeableSeconds);
  const priceMinor = scaleRoundingHalfUp(tariff.pricePerMinuteMinor, billedSeconds, 60);
  const isMinimum = priceMinor < tariff.minimumMinor && billableSeconds > minimumAfterSeconds(tariff);
  return {
    billableSeconds,
    freeSeconds: billableSeconds - chargeableSeconds,
    billedSeconds,
    isMinimum,
    amountMinor: isMinimum ? tariff.minimumMinor : priceMinor,
  };
}

/** The last billable second at which the minimum does not apply: never within the free seconds. */
function minimumAfterSeconds(tariff: Tariff): number {
  return Math.max(tariff.freeSeconds, tariff.minimumAfterSeconds);
}

/** Whether there is a length of session that costs the minimum: else the price is past it when it could apply. */
function hasMinimum(tariff: Tariff): boolean {
  return chargeFor(tariff, msOf(tariff, minimumAfterSeconds(tariff) + 1)).isMinimum;
}

function roundUpToIncrement(tariff: Tariff, seconds: number): number {
  if (seconds === 0) return 0;
  const steps = Math.ceil(Math.max(0, seconds - tariff.initialSeconds) / tariff.subsequentSeconds);
  return tariff.initialSeconds + steps * tariff.subsequentSeconds;
}

/** The first whole millisecond at which `seconds` billable seconds are complete. */
function msOf(tariff: Tariff, seconds: number): number {
  return Math.ceil((seconds * tariff.minuteMs) / 60);
}

/**
 * Billable milliseconds that `heldMinor` pays for, in whole seconds: their charge is covered and that of
 * one second more is not. The inverse of {@link chargeFor}.
 */
export function fundedMs(tariff: Tariff, heldMinor: number): number {
  // chargeFor(s) ≤ held  ⇔  2·price·s + 60 < 120·(held + 1), by the definition of rounding half up.
  const affordableSeconds = Math.floor((120 * heldMinor + 59) / (2 * tariff.pricePerMinuteMinor));
  const steps = Math.floor((affordableSeconds - tariff.initialSeconds) / tariff.subsequentSeconds);
  const billedSeconds = steps < 0 ? 0 : tariff.initialSeconds + steps * tariff.subsequentSeconds;
  const seconds = tariff.freeSeconds + billedSeconds;
  return msOf(
    tariff,
    heldMinor < tariff.minimumMinor ? Math.min(seconds, minimumAfterSeconds(tariff)) : seconds,
  );
}

/** The billable milliseconds that are free whatever follows. */
export function firstBillableMs(tariff: Tariff): number {
  return msOf(tariff, tariff.freeSeconds);
}

/**
 * The least that must be held before a ring: the price of the first increment that costs anything, which is
 * the initial one unless a tiny price makes it round to nothing, and the minimum charge where a session can
 * come to cost it. At least 1. A spending cap below it allows no session.
 */
export function minimumHold(tariff: Tariff): number {
  const costlySeconds = Math.max(tariff.initialSeconds, Math.ceil(30 / tariff.pricePerMinuteMinor));
  const priceMinor = scaleRoundingHalfUp(
    tariff.pricePerMinuteMinor,
    roundUpToIncrement(tariff, costlySeconds),
    60,
  );
  return hasMinimum(tariff) ? Math.max(priceMinor, tariff.minimumMinor) : priceMinor;
}
