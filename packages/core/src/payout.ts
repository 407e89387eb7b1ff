import { DomainError } from "./errors.ts";

export const payoutSchedules = ["on_demand", "weekly", "monthly"] as const;
export type PayoutSchedule = (typeof payoutSchedules)[number];

/**
 * Throws `invalid_input` for a payout that is no amount or below the minimum (with `minimumMinor`), and
 * `payout_exceeds_available` (with `availableMinor`) for one above the available earnings. Minor units.
 */
export function checkPayout(payout: {
  amountMinor: number;
  availableMinor: number;
  minimumMinor: number;
}): void {
  const { amountMinor, availableMinor, minimumMinor } = payout;
  if (!Number.isSafeInteger(amountMinor) || amountMinor < Math.max(1, minimumMinor)) {
    throw new DomainError("invalid_input", `not a payout: ${amountMinor}`, { minimumMinor });
  }
  if (amountMinor > availableMinor) {
    throw new DomainError("payout_exceeds_available", "more than the available earnings", { availableMinor });
  }
}

/**
 * The next instant of a schedule, always after `afterMs`: Monday 00:00 UTC, or the first of the month 00:00
 * UTC. Null on demand. Epoch milliseconds.
 */
export function nextPayoutAtMs(schedule: PayoutSchedule, afterMs: number): number | null {
  switch (schedule) {
    case "on_demand":
      return null;
    case "weekly":
      return nextMondayMs(afterMs);
    case "monthly":
      return nextFirstOfMonthMs(afterMs);
    default:
      return schedule satisfies never;
  }
}

const DAY_MS = 86_400_000;

/** UTC has days of one length, and 5 January 1970 was a Monday. */
function nextMondayMs(afterMs: number): number {
  const weekMs = 7 * DAY_MS;
  const firstMondayMs = 4 * DAY_MS;
  return (Math.floor((afterMs - firstMondayMs) / weekMs) + 1) * weekMs + firstMondayMs;
}

/** Walks the Gregorian calendar from 1970 on: core has no clock, so no `Date` either. */
function nextFirstOfMonthMs(afterMs: number): number {
  let atMs = 0;
  for (let year = 1970; ; year++) {
    for (const days of monthsOf(year)) {
      if (atMs > afterMs) return atMs;
      atMs += days * DAY_MS;
    }
  }
}

function monthsOf(year: number): number[] {
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
}
