import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkPayout, nextPayoutAtMs } from "./payout.ts";

describe("a payout", () => {
  it.each([
    [2000, 5000, 2000],
    [5000, 5000, 2000],
    [1, 1, 0],
  ])("of %d of %d is allowed with a minimum of %d", (amountMinor, availableMinor, minimumMinor) => {
    expect(() => checkPayout({ amountMinor, availableMinor, minimumMinor })).not.toThrow();
  });

  it.each([
    [1999, 5000, 2000],
    [0, 5000, 0],
    [-1, 5000, 0],
    [2000.5, 5000, 2000],
    [Number.NaN, 5000, 2000],
    [1999, 100, 2000], // below the minimum comes first: no balance would help
  ])("of %d of %d with a minimum of %d is none", (amountMinor, availableMinor, minimumMinor) => {
    expect(() => checkPayout({ amountMinor, availableMinor, minimumMinor })).toThrow(
      expect.objectContaining({ code: "invalid_input", details: { minimumMinor } }),
    );
  });

  it("above the available earnings is refused and names them", () => {
    expect(() => checkPayout({ amountMinor: 5001, availableMinor: 5000, minimumMinor: 2000 })).toThrow(
      expect.objectContaining({ code: "payout_exceeds_available", details: { availableMinor: 5000 } }),
    );
  });
});

describe("the next payout of a schedule", () => {
  const at = (text: string) => Date.parse(text);
  it.each([
    ["weekly", "2026-11-22T19:00:00Z", "2026-11-23T00:00:00Z"],
    ["weekly", "2026-11-22T23:59:59.999Z", "2026-11-23T00:00:00Z"],
    ["weekly", "2026-11-23T00:00:00Z", "2026-11-30T00:00:00Z"],
    ["weekly", "2024-02-26T12:00:00Z", "2024-03-04T00:00:00Z"],
    ["weekly", "1970-01-01T00:00:00Z", "1970-01-05T00:00:00Z"],
    ["monthly", "2026-11-22T19:00:00Z", "2026-12-01T00:00:00Z"],
    ["monthly", "2026-12-01T00:00:00Z", "2027-01-01T00:00:00Z"],
    ["monthly", "2026-12-31T23:59:59.999Z", "2027-01-01T00:00:00Z"],
    ["monthly", "2024-02-28T12:00:00Z", "2024-03-01T00:00:00Z"],
    ["monthly", "2024-02-29T12:00:00Z", "2024-03-01T00:00:00Z"],
    ["monthly", "2100-02-28T12:00:00Z", "2100-03-01T00:00:00Z"],
  ] as const)("%s after %s is %s", (schedule, after, next) => {
    expect(nextPayoutAtMs(schedule, at(after))).toBe(at(next));
  });

  it("on demand is never", () => {
    expect(nextPayoutAtMs("on_demand", 0)).toBeNull();
  });

  it("is what the calendar of the runtime says: a Monday or a first, midnight UTC, the first one later", () => {
    const afterMs = fc.integer({ min: 0, max: at("2200-01-01T00:00:00Z") });
    fc.assert(
      fc.property(afterMs, (ms) => {
        const from = new Date(ms);
        const firstMs = Date.UTC(from.getUTCFullYear(), from.getUTCMonth() + 1, 1);
        expect(nextPayoutAtMs("monthly", ms)).toBe(firstMs);
        const monday = new Date(nextPayoutAtMs("weekly", ms) ?? Number.NaN);
        expect(monday.getUTCDay()).toBe(1);
        expect(monday.toISOString()).toMatch(/T00:00:00\.000Z$/);
        expect(monday.getTime() - ms).toBeGreaterThan(0);
        expect(monday.getTime() - ms).toBeLessThanOrEqual(7 * 86_400_000);
      }),
    );
  });
});
