import { expect, it } from "vitest";
import { dayStartsBack, earningsRanges } from "./earnings-range.ts";

it("a range has a start for each of its days, today the last, and the end of today", () => {
  const nowMs = Date.parse("2026-11-22T15:30:00Z");
  for (const { days } of earningsRanges) {
    const starts = dayStartsBack(days, nowMs).map((start) => Date.parse(start));
    expect(starts).toHaveLength(days + 1);
    expect(starts.every((startMs) => new Date(startMs).getHours() === 0)).toBe(true);
    expect(starts.every((startMs, index) => startMs > (starts[index - 1] ?? 0))).toBe(true);
    expect(starts.at(-2)).toBeLessThanOrEqual(nowMs);
    expect(starts.at(-1)).toBeGreaterThan(nowMs);
  }
});
