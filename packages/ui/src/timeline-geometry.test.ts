import { describe, expect, it } from "vitest";
import { formatElapsed, placeInterval, timelineTicks } from "./timeline-geometry.ts";

const range = { startMs: 1000, endMs: 5000 };

describe("placeInterval", () => {
  it("places an interval in percent of the axis", () => {
    expect(placeInterval(range, { startMs: 2000, endMs: 3000 })).toEqual({
      startPercent: 25,
      widthPercent: 25,
    });
  });

  it("never draws outside the axis", () => {
    expect(placeInterval(range, { startMs: -9000, endMs: 9000 })).toEqual({
      startPercent: 0,
      widthPercent: 100,
    });
    expect(placeInterval(range, { startMs: 4000, endMs: 9000 })).toEqual({
      startPercent: 75,
      widthPercent: 25,
    });
  });

  it.each([
    ["before the range", range, { startMs: 0, endMs: 1000 }],
    ["after the range", range, { startMs: 5000, endMs: 6000 }],
    ["of no length", range, { startMs: 2000, endMs: 2000 }],
    ["turned round", range, { startMs: 3000, endMs: 2000 }],
    ["on an axis of no length", { startMs: 1000, endMs: 1000 }, { startMs: 0, endMs: 2000 }],
  ])("draws nothing for an interval %s", (_, axis, interval) => {
    expect(placeInterval(axis, interval)).toBeNull();
  });
});

describe("timelineTicks", () => {
  it.each([
    [0, [0]],
    [5000, [0, 1000, 2000, 3000, 4000, 5000]],
    [312_000, [0, 60_000, 120_000, 180_000, 240_000, 300_000]],
    [3_600_000, [0, 900_000, 1_800_000, 2_700_000, 3_600_000]],
  ])("chooses round steps for %d ms", (spanMs, expected) => {
    expect(timelineTicks({ startMs: 0, endMs: spanMs }, 6)).toEqual(expected);
  });

  it("never gives more ticks than asked for, from a second to a year", () => {
    for (let spanMs = 1000; spanMs < 3.2e10; spanMs *= 1.7) {
      for (const maxTicks of [2, 4, 6]) {
        const ticks = timelineTicks({ startMs: 77, endMs: 77 + spanMs }, maxTicks);
        expect(ticks.length).toBeLessThanOrEqual(maxTicks);
        expect(ticks.every((tick) => tick <= spanMs)).toBe(true);
      }
    }
  });
});

describe("formatElapsed", () => {
  it.each([
    [-5, "0:00"],
    [999, "0:00"],
    [61_000, "1:01"],
    [3_599_999, "59:59"],
    [3_723_000, "1:02:03"],
  ])("writes %d ms as %s", (elapsedMs, expected) => {
    expect(formatElapsed(elapsedMs)).toBe(expected);
  });
});
