import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fundsWarning, fundsWarnings } from "./funds-warning.ts";

describe("the warning before the money runs out", () => {
  it.each([
    [120_001, null],
    [120_000, "two_minutes"],
    [60_001, "two_minutes"],
    [60_000, "one_minute"],
    [1, "one_minute"],
    [0, "one_minute"],
    [-1, "one_minute"],
  ])("with %d ms left is %s", (leftMs, warning) => {
    expect(fundsWarning(leftMs, 60_000)).toBe(warning);
  });

  it("counts billed minutes where a minute is shortened", () => {
    expect(fundsWarning(4000, 2000)).toBe("two_minutes");
    expect(fundsWarning(2000, 2000)).toBe("one_minute");
  });

  it("only becomes more urgent while time runs down", () => {
    const urgency = (leftMs: number, minuteMs: number) => {
      const warning = fundsWarning(leftMs, minuteMs);
      return warning === null ? -1 : fundsWarnings.indexOf(warning);
    };
    const ms = fc.nat(300_000);
    fc.assert(
      fc.property(ms, ms, fc.integer({ min: 60, max: 60_000 }), (leftMs, passedMs, minuteMs) => {
        expect(urgency(leftMs - passedMs, minuteMs)).toBeGreaterThanOrEqual(urgency(leftMs, minuteMs));
      }),
    );
  });
});
