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
  amountMinor: number;
}

/**
 * What `billableMs` of billable time cost. With 60/60, 4:00 is four minutes and 4:01 is five. Money is
 * rounded once, half up.
 */
export function chargeFor(tariff: Tariff, billableMs: number): Charge {
  const billableSeconds = Math.floor((billableMs * 60) / tariff.minuteMs);
  const chargeableSeconds = Math.max(0, billableSeconds - tariff.freeSeconds);
  const billedSeconds = roundUpToIncrement(tariff, chargeableSeconds);
  return {
    billableSeconds,
    freeSeconds: billableSeconds - chargeableSeconds,
    billedSeconds,
    amountMinor: scaleRoundingHalfUp(tariff.pricePerMinuteMinor, billedSeconds, 60),
  };
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
  return msOf(tariff, tariff.freeSeconds + billedSeconds);
}

/**
 * The least that must be held before a ring: the price of the first increment that costs anything, which is
 * the initial one unless a tiny price makes it round to nothing. At least 1.
 */
export function minimumHold(tariff: Tariff): number {
  const costlySeconds = Math.max(tariff.initialSeconds, Math.ceil(30 / tariff.pricePerMinuteMinor));
  return scaleRoundingHalfUp(tariff.pricePerMinuteMinor, roundUpToIncrement(tariff, costlySeconds), 60);
}

/**
 * How much more to hold so that the session is funded for `windowMs` beyond `billableMs`. When the wallet
 * cannot pay for all of it, the whole increments that it can pay for. 0 when that much is held already, and
 * when the wallet cannot pay for even one increment.
 */
export function planHold(
  tariff: Tariff,
  at: { billableMs: number; heldMinor: number; availableMinor: number; windowMs: number },
): number {
  const targetMs = Math.max(at.billableMs, msOf(tariff, tariff.freeSeconds)) + at.windowMs;
  const wantedMinor = chargeFor(tariff, targetMs).amountMinor - at.heldMinor;
  if (wantedMinor <= 0) return 0;
  if (wantedMinor <= at.availableMinor) return wantedMinor;
  const affordableMs = fundedMs(tariff, at.heldMinor + at.availableMinor);
  return Math.max(0, chargeFor(tariff, affordableMs).amountMinor - at.heldMinor);
}
