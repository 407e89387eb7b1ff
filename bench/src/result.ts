/** One line of the benchmark's table. */
export interface BenchResult {
  name: string;
  /** What was measured, with its unit. */
  measured: string;
  /** What it was measured against, with its unit. */
  against: string;
  /** measured / against, however the goal wants it. */
  ratio: number;
  goal: string;
  isReached: boolean;
}

/** The middle value. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
