import type { Tariff } from "../tariff.ts";

/** One heartbeat as the server stamped it. `isResumed`: the sender says that it was away since the last one. */
export interface Beat {
  atMs: number;
  isResumed?: boolean;
}

/** Whole seconds of a tariff's minute in `ms`, counted off one by one. */
export function secondsIn({ minuteMs }: Tariff, ms: number): number {
  let seconds = 0;
  while ((seconds + 1) * minuteMs <= ms * 60) seconds++;
  return seconds;
}

/** `amount / divisor`, where a remainder of half or more counts as one. */
export function halfUp(amount: bigint, divisor: bigint): number {
  const isUp = (amount % divisor) * 2n >= divisor;
  return Number(amount / divisor + (isUp ? 1n : 0n));
}

/** What 0, 1, 2, … billable seconds cost: each second that is not paid for yet buys another increment. */
export function* costsBySecond(tariff: Tariff): Generator<number, never> {
  let boughtSeconds = 0;
  let priceMinor = 0;
  for (let second = 0; ; second++) {
    if (second > tariff.freeSeconds + boughtSeconds) {
      boughtSeconds += boughtSeconds === 0 ? tariff.initialSeconds : tariff.subsequentSeconds;
      priceMinor = halfUp(BigInt(tariff.pricePerMinuteMinor) * BigInt(boughtSeconds), 60n);
    }
    const isMinimumOn = second > tariff.freeSeconds && second > tariff.minimumAfterSeconds;
    yield isMinimumOn && priceMinor < tariff.minimumMinor ? tariff.minimumMinor : priceMinor;
  }
}

/** What that many billable seconds cost. Minor units. */
export function costAt(tariff: Tariff, seconds: number): number {
  let second = 0;
  for (const costMinor of costsBySecond(tariff)) if (second++ === seconds) return costMinor;
  throw new Error("costs never end");
}

/** The least a ring needs: the first price above nothing, or the minimum, if any second costs just that. */
export function leastHold(tariff: Tariff): number {
  const plain = { ...tariff, minimumMinor: 0 };
  let firstMinor = 0;
  for (const costMinor of costsBySecond(plain)) {
    firstMinor = costMinor;
    if (costMinor > 0) break;
  }
  const firstWithMinimum = 1 + Math.max(tariff.freeSeconds, tariff.minimumAfterSeconds);
  const isDearer = costAt(tariff, firstWithMinimum) > costAt(plain, firstWithMinimum);
  return isDearer ? Math.max(firstMinor, tariff.minimumMinor) : firstMinor;
}

/** Milliseconds in which both were present, summed over the pieces between all instants anybody was heard. */
export function togetherMs(customer: readonly Beat[], vendor: readonly Beat[], maxGapMs: number): number {
  const spans = [spansOf(customer, maxGapMs), spansOf(vendor, maxGapMs)];
  const instants = [...new Set([...customer, ...vendor].map((beat) => beat.atMs))].sort((a, b) => a - b);
  let sumMs = 0;
  for (const [i, endMs] of instants.entries()) {
    const startMs = instants[i - 1] ?? endMs;
    const isShared = spans.every((side) => side.some(([from, to]) => from <= startMs && endMs <= to));
    if (isShared) sumMs += endMs - startMs;
  }
  return sumMs;
}

/** From one heartbeat to the next, where the gap is short and nobody was away; late ones say nothing new. */
function spansOf(beats: readonly Beat[], maxGapMs: number): [number, number][] {
  const spans: [number, number][] = [];
  let lastMs: number | null = null;
  for (const { atMs, isResumed } of beats) {
    if (lastMs !== null && atMs <= lastMs) continue;
    if (lastMs !== null && atMs - lastMs <= maxGapMs && !isResumed) spans.push([lastMs, atMs]);
    lastMs = atMs;
  }
  return spans;
}
