import type { MeterView } from "@paygo/contracts";
import { costSoFar, fundedMs, fundsWarning, projectBillableMs, type Tariff } from "@paygo/core";

/** Two heartbeats of the other side and some delay: news is never older while all is well. */
const MAX_AHEAD_MS = 12_000;
/** A display that falls back by less is smoothed over; a correction by more is shown. */
const SMOOTHED_MS = 1_000;

/** What the meter shows. Seconds are seconds of the tariff, as on the receipt. */
export interface MeterFigures {
  seconds: number;
  costMinor: number;
  /** Whether the time so far is under the tariff's free seconds. */
  isFree: boolean;
  /** Seconds that the held money still pays for. */
  heldLeftSeconds: number;
  /**
   * Seconds that all the money pays for: held and available, up to the cap. Null for readers who may not see it;
   * a vendor may once the end is near.
   */
  totalLeftSeconds: number | null;
}

/**
 * Billable time at server time `nowMs`, carried on from the last truth. `lostAtMs` is when the local media was
 * lost (null: it is there): from then on nothing is counted until the server says what was billable.
 */
export function billableAt(
  meter: MeterView,
  at: { nowMs: number; lostAtMs: number | null; shownMs: number },
): number {
  const reading = {
    billableMs: meter.billableMs,
    provedUntilMs: meter.provedUntil === null ? null : Date.parse(meter.provedUntil),
    isRunning: meter.state === "running",
  };
  const untilMs = at.lostAtMs === null ? at.nowMs : Math.min(at.nowMs, at.lostAtMs);
  const nextMs = projectBillableMs(reading, untilMs, MAX_AHEAD_MS);
  const isJitter = reading.isRunning && nextMs < at.shownMs && at.shownMs - nextMs < SMOOTHED_MS;
  return isJitter ? at.shownMs : nextMs;
}

/** The figures for `billableMs` of billable time. */
export function figuresFor(meter: MeterView, tariff: Tariff, billableMs: number): MeterFigures {
  const toSeconds = (ms: number) => Math.floor((ms * 60) / tariff.minuteMs);
  const seconds = toSeconds(billableMs);
  const left = (reachMs: number) => Math.max(0, toSeconds(reachMs) - seconds);
  return {
    seconds,
    costMinor: costSoFar(tariff, billableMs, meter.heldMinor),
    isFree: seconds <= tariff.freeSeconds,
    heldLeftSeconds: left(fundedMs(tariff, meter.heldMinor)),
    totalLeftSeconds: meter.reachMs === null ? null : left(meter.reachMs),
  };
}

/** How pressing the end of the money is. The hold is extended by itself, so only what cannot be extended counts. */
export function fundsLevel({ totalLeftSeconds }: MeterFigures): "fine" | "low" | "last" {
  // Seconds of the tariff: a minute of them is a billed minute, however short.
  const warning = totalLeftSeconds === null ? null : fundsWarning(totalLeftSeconds, 60);
  switch (warning) {
    case null:
      return "fine";
    case "two_minutes":
      return "low";
    case "one_minute":
      return "last";
    default:
      return warning satisfies never;
  }
}

/** What ends the session first: the customer's cap, or the end of the money. */
export function fundsLimit(
  { capMinor, heldMinor, availableMinor }: MeterView,
  tariff: Tariff,
): "cap" | "wallet" {
  if (capMinor === null) return "wallet";
  const walletMs = fundedMs(tariff, heldMinor + (availableMinor ?? 0));
  return fundedMs(tariff, capMinor) <= walletMs ? "cap" : "wallet";
}
