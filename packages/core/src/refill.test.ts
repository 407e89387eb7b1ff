import { describe, expect, it } from "vitest";
import { refillAllowed, refillDue } from "./refill.ts";

describe("an automatic refill", () => {
  it.each([
    [994, true],
    [995, false],
    [996, false],
    [0, true],
  ])("with %d available, five minutes at 199 apiece as threshold, is due: %s", (availableMinor, isDue) => {
    expect(refillDue({ availableMinor, pricePerMinuteMinor: 199, thresholdMinutes: 5 })).toBe(isDue);
  });

  it("is never due with a threshold of no minutes", () => {
    expect(refillDue({ availableMinor: 0, pricePerMinuteMinor: 199, thresholdMinutes: 0 })).toBe(false);
  });

  it.each([
    [0, 2000, 10_000, true],
    [8000, 2000, 10_000, true],
    [8001, 2000, 10_000, false],
    [10_000, 1, 10_000, false],
    [0, 2000, 1999, false],
  ])(
    "after %d this month, %d more under a ceiling of %d is allowed: %s",
    (spent, amount, ceiling, allowed) => {
      expect(refillAllowed(spent, amount, ceiling)).toBe(allowed);
    },
  );
});
