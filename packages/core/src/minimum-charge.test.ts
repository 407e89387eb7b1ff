import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { chargeFor, fundedMs } from "./tariff.ts";
import { tariff as anyTariff } from "./testing/arbitraries.ts";
import { clock, tariffOf } from "./testing/per-second.ts";

const billableMs = fc.integer({ min: 0, max: 24 * 3_600_000 });

describe("the minimum charge", () => {
  const least = { minimumMinor: 150, minimumAfterSeconds: 30 };
  it.each([
    ["60/60", 0, "0:00", 0, false],
    ["60/60", 0, "0:01", 60, false],
    ["60/60", 0, "0:30", 60, false],
    ["60/60", 0, "0:31", 150, true],
    ["60/60", 0, "2:00", 150, true],
    ["60/60", 0, "2:01", 180, false],
    ["60/1", 0, "2:29", 150, true],
    ["60/1", 0, "2:30", 150, false], // the price has come to the minimum by itself
    ["60/1", 0, "2:31", 151, false],
    ["1/1", 0, "0:30", 30, false],
    ["1/1", 0, "0:31", 150, true],
    ["30/6", 0, "0:30", 30, false],
    ["30/6", 0, "0:31", 150, true],
    ["30/6", 0, "2:30", 150, false],
    ["30/6", 0, "2:31", 156, false],
    ["60/60", 20, "0:20", 0, false],
    ["60/60", 20, "0:30", 60, false],
    ["60/60", 20, "0:31", 150, true],
    ["1/1", 60, "1:00", 0, false], // never within the free seconds, though it says after 30
    ["1/1", 60, "1:01", 150, true],
  ])(
    "of %s with %d free seconds makes %s cost %d",
    (increments, freeSeconds, time, amountMinor, isMinimum) => {
      const charge = chargeFor(tariffOf(increments, { freeSeconds, ...least }), clock(time));
      expect(charge).toMatchObject({ amountMinor, isMinimum });
    },
  );

  it("is never undercut once it applies, never applies before, and leaves the seconds as they are", () => {
    fc.assert(
      fc.property(anyTariff, billableMs, (any, ms) => {
        const charge = chargeFor(any, ms);
        const without = chargeFor({ ...any, minimumMinor: 0 }, ms);
        const applies = charge.billableSeconds > Math.max(any.freeSeconds, any.minimumAfterSeconds);
        const expectedMinor = applies ? Math.max(without.amountMinor, any.minimumMinor) : without.amountMinor;
        const isMinimum = expectedMinor > without.amountMinor;
        expect(charge).toEqual({ ...without, isMinimum, amountMinor: expectedMinor });
      }),
    );
  });
});

describe("funded time knows the minimum", () => {
  it.each([
    ["60/60", 150, 30, 59, "0:00"],
    ["60/60", 150, 30, 60, "0:30"],
    ["60/60", 150, 30, 149, "0:30"],
    ["60/60", 150, 30, 150, "2:00"],
    ["60/60", 150, 30, 180, "3:00"],
    ["1/1", 150, 30, 29, "0:29"],
    ["1/1", 150, 30, 149, "0:30"],
    ["1/1", 150, 30, 150, "2:30"],
    ["1/1", 20, 30, 19, "0:19"], // at the 31st second the price is past this minimum anyway
    ["1/1", 20, 30, 40, "0:40"],
  ])(
    "%s with a minimum of %d after %d s and %d held is funded for %s",
    (increments, minimumMinor, minimumAfterSeconds, held, time) => {
      expect(fundedMs(tariffOf(increments, { minimumMinor, minimumAfterSeconds }), held)).toBe(clock(time));
    },
  );

  it("less than the minimum never funds a second at which it applies", () => {
    fc.assert(
      fc.property(anyTariff, fc.double({ min: 0, max: 1, noNaN: true }), (any, part) => {
        fc.pre(any.minimumMinor > 0);
        const held = Math.floor((any.minimumMinor - 1) * part);
        const lastFreeOfIt = Math.max(any.freeSeconds, any.minimumAfterSeconds);
        expect(fundedMs(any, held)).toBeLessThanOrEqual(Math.ceil((lastFreeOfIt * any.minuteMs) / 60));
      }),
    );
  });
});
