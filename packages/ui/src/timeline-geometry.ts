/** A span of time in epoch milliseconds, or any other one axis in milliseconds. */
export interface TimelineRange {
  startMs: number;
  endMs: number;
}

/** Where a bar lies on the axis, in percent of its width. */
export interface BarPlacement {
  startPercent: number;
  widthPercent: number;
}

/** The part of an interval inside the range; `null` when none of it is, or the range is empty. */
export function placeInterval(range: TimelineRange, interval: TimelineRange): BarPlacement | null {
  const spanMs = range.endMs - range.startMs;
  const startMs = Math.max(range.startMs, interval.startMs);
  const endMs = Math.min(range.endMs, interval.endMs);
  if (spanMs <= 0 || endMs <= startMs) return null;
  return {
    startPercent: ((startMs - range.startMs) / spanMs) * 100,
    widthPercent: ((endMs - startMs) / spanMs) * 100,
  };
}

const stepsMs = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14_400, 28_800, 86_400].map(
  (seconds) => seconds * 1000,
);

/**
 * Round instants on the axis, counted from the start of the range.
 *
 * @param maxTicks how many at most, the start included (at least 2)
 * @returns milliseconds since `range.startMs`, ascending, the first 0
 */
export function timelineTicks(range: TimelineRange, maxTicks: number): number[] {
  const spanMs = range.endMs - range.startMs;
  if (spanMs <= 0) return [0];
  const fits = (stepMs: number) => Math.floor(spanMs / stepMs) + 1 <= maxTicks;
  const longestMs = stepsMs[stepsMs.length - 1] ?? spanMs;
  const stepMs = stepsMs.find(fits) ?? Math.ceil(spanMs / (maxTicks - 1) / longestMs) * longestMs;
  return Array.from({ length: Math.floor(spanMs / stepMs) + 1 }, (_, index) => index * stepMs);
}

/** A length of time as `m:ss`, or `h:mm:ss` from an hour on; parts of a second are dropped. */
export function formatElapsed(elapsedMs: number): string {
  const totalSeconds = Math.max(0, Math.floor(elapsedMs / 1000));
  const seconds = String(totalSeconds % 60).padStart(2, "0");
  const minutes = Math.floor(totalSeconds / 60) % 60;
  const hours = Math.floor(totalSeconds / 3600);
  return hours > 0 ? `${hours}:${String(minutes).padStart(2, "0")}:${seconds}` : `${minutes}:${seconds}`;
}
