import { durationMs, type Interval, overlap, union } from "./presence.ts";
import { chargeFor, fundedMs, type Tariff } from "./tariff.ts";

/** Both hosts' presence, as far as it is proved. */
export interface Evidence {
  customer: readonly Interval[];
  vendor: readonly Interval[];
}

/** Billable time: when customer and vendor were both provably connected. */
export function billableIntervals(evidence: Evidence): Interval[] {
  return overlap(evidence.customer, evidence.vendor);
}

/** Where the meter stands at `provedUntilMs`, the instant up to which it is known what was billable. */
export interface MeterReading {
  /** Proved billable time. */
  billableMs: number;
  /**
   * The earlier of both hosts' last evidence or, if that is later, the instant at which both had come (back):
   * before it nothing more can have been billable. Null until both were seen.
   */
  provedUntilMs: number | null;
  /** Whether the meter runs: both hosts gave evidence within the allowed gap. */
  isRunning: boolean;
}

/** Reads the meter at server time `nowMs`. `maxGapMs` is the longest gap that still counts as presence. */
export function readMeter(evidence: Evidence, nowMs: number, maxGapMs: number): MeterReading {
  const billableMs = durationMs(billableIntervals(evidence));
  const customer = union(evidence.customer).at(-1);
  const vendor = union(evidence.vendor).at(-1);
  if (!customer || !vendor) return { billableMs, provedUntilMs: null, isRunning: false };
  const lastEvidenceMs = Math.min(customer.endMs, vendor.endMs);
  return {
    billableMs,
    provedUntilMs: Math.max(lastEvidenceMs, customer.startMs, vendor.startMs),
    isRunning: nowMs - lastEvidenceMs <= maxGapMs,
  };
}

/**
 * The meter between two readings, for a display: while it runs it is taken to have run on since
 * `provedUntilMs`, but never for longer than `maxAheadMs` without news.
 */
export function projectBillableMs(reading: MeterReading, nowMs: number, maxAheadMs: number): number {
  if (!reading.isRunning || reading.provedUntilMs === null) return reading.billableMs;
  const aheadMs = Math.min(Math.max(0, nowMs - reading.provedUntilMs), maxAheadMs);
  return reading.billableMs + aheadMs;
}

/**
 * The earliest instant at which the held money can be used up: when the meter runs on without a pause, from
 * what is proved if it runs now, else from now. A pause only moves it later. Epoch milliseconds.
 */
export function fundedUntilMs(
  tariff: Tariff,
  heldMinor: number,
  reading: MeterReading,
  nowMs: number,
): number {
  const fromMs = reading.isRunning && reading.provedUntilMs !== null ? reading.provedUntilMs : nowMs;
  return fromMs + (fundedMs(tariff, heldMinor) - reading.billableMs);
}

/** What the session costs so far, never more than what is held. Minor units. */
export function costSoFar(tariff: Tariff, billableMs: number, heldMinor: number): number {
  return Math.min(chargeFor(tariff, billableMs).amountMinor, heldMinor);
}
