import { describe, expect, it } from "vitest";
import { monthDayStarts } from "./month-days.ts";

describe("the days of a month", () => {
  it.each([
    [new Date(2026, 10, 22, 13, 5), 30],
    [new Date(2028, 1, 29), 29],
    [new Date(2026, 11, 31, 23, 59), 31],
  ])("of %s begin at midnight and end with the next month", (now, count) => {
    const starts = monthDayStarts(now);
    expect(starts).toHaveLength(count + 1);
    expect(starts.every((start) => start.getHours() === 0 && start.getMinutes() === 0)).toBe(true);
    expect(starts[0]).toEqual(new Date(now.getFullYear(), now.getMonth(), 1));
    expect(starts.at(-1)).toEqual(new Date(now.getFullYear(), now.getMonth() + 1, 1));
  });
});
