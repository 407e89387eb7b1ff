import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { MAX_AMOUNT_MINOR } from "./money.ts";
import { chargeFor, fundedMs, minimumHold } from "./tariff.ts";
import { tariff as anyTariff } from "./testing/arbitraries.ts";
import { clock, tariffOf } from "./testing/per-second.ts";

/** A tariff and an amount held for it: anything up to the price of a year. */
const funded = anyTariff.chain((any) =>
  fc.record({
    any: fc.constant(any),
    held: fc.nat(Math.min(MAX_AMOUNT_MINOR, any.pricePerMinuteMinor * 60 * 24 * 365)),
  }),
);
const billableMs = fc.integer({ min: 0, max: 24 * 3_600_000 });

describe("increments bill what telecom means by them", () => {
  it.each([
    ["60/60", "0:00", 0],
    ["60/60", "0:01", 60],
    ["60/60", "0:59", 60],
    ["60/60", "1:00", 60],
    ["60/60", "1:01", 120],
    ["60/60", "3:59", 240],
    ["60/60", "4:00", 240],
    ["60/60", "4:01", 300],
    ["60/1", "0:01", 60],
    ["60/1", "1:00", 60],
    ["60/1", "1:01", 61],
    ["60/1", "4:01", 241],
    ["1/1", "0:00", 0],
    ["1/1", "0:01", 1],
    ["1/1", "4:01", 241],
    ["30/6", "0:01", 30],
    ["30/6", "0:30", 30],
    ["30/6", "0:31", 36],
    ["30/6", "0:36", 36],
    ["30/6", "0:37", 42],
    ["1/60", "0:01", 1],
    ["1/60", "0:02", 61],
  ])("%s bills %s as %d seconds", (increments, time, billedSeconds) => {
    const charge = chargeFor(tariffOf(increments), clock(time));
    expect(charge).toMatchObject({ billedSeconds, amountMinor: billedSeconds });
  });

  it("a begun second is the customer's: 4:00.999 is four minutes, 0:00.999 is nothing", () => {
    expect(chargeFor(tariffOf("60/60"), 240_999).billedSeconds).toBe(240);
    expect(chargeFor(tariffOf("60/60"), 999)).toEqual({
      billableSeconds: 0,
      freeSeconds: 0,
      billedSeconds: 0,
      isMinimum: false,
      amountMinor: 0,
    });
  });
});

describe("not a second is billed under the free seconds", () => {
  it.each([
    ["60/60", 20, "0:19", 0],
    ["60/60", 20, "0:20", 0],
    ["60/60", 20, "0:21", 60],
    ["60/60", 20, "1:20", 60],
    ["60/60", 20, "1:21", 120],
    ["1/1", 180, "3:00", 0],
    ["1/1", 180, "3:01", 1],
  ])("%s with %d free seconds bills %s as %d seconds", (increments, freeSeconds, time, billedSeconds) => {
    const charge = chargeFor(tariffOf(increments, { freeSeconds }), clock(time));
    expect(charge.billedSeconds).toBe(billedSeconds);
    expect(charge.freeSeconds).toBe(Math.min(freeSeconds, clock(time) / 1000));
  });

  it("for every tariff", () => {
    fc.assert(
      fc.property(anyTariff, fc.double({ min: 0, max: 1, noNaN: true }), (any, part) => {
        const ms = Math.floor((part * any.freeSeconds * any.minuteMs) / 60);
        expect(chargeFor(any, ms).amountMinor).toBe(0);
      }),
    );
  });
});

describe("the amount", () => {
  it.each([
    [199, 61, 202], // 202.31
    [1, 29, 0], // 0.48
    [1, 30, 1], // 0.5
    [3, 30, 2], // 1.5
    [100_000_000, 86_400, 144_000_000_000],
  ])("%d a minute for %d seconds of 1/1 is %d, rounded once and half up", (price, seconds, amountMinor) => {
    expect(chargeFor(tariffOf("1/1", { pricePerMinuteMinor: price }), seconds * 1000).amountMinor).toBe(
      amountMinor,
    );
  });

  it("a shortened minute is a minute", () => {
    const short = tariffOf("60/60", { minuteMs: 2000 });
    expect(chargeFor(short, 2000).billedSeconds).toBe(60);
    expect(chargeFor(short, 2034).billedSeconds).toBe(120);
  });

  it("never falls when time goes on", () => {
    fc.assert(
      fc.property(anyTariff, billableMs, fc.nat(120_000), (any, ms, moreMs) => {
        expect(chargeFor(any, ms + moreMs).amountMinor).toBeGreaterThanOrEqual(
          chargeFor(any, ms).amountMinor,
        );
      }),
    );
  });

  it("is the price of the billed seconds to within half a minor unit, and bills no more than one step too much", () => {
    fc.assert(
      fc.property(anyTariff, billableMs, (any, ms) => {
        const charge = chargeFor(any, ms);
        if (charge.isMinimum) expect(charge.amountMinor).toBe(any.minimumMinor);
        const priceMinor = chargeFor({ ...any, minimumMinor: 0 }, ms).amountMinor;
        if (!charge.isMinimum) expect(charge.amountMinor).toBe(priceMinor);
        const errorTimes120 =
          120n * BigInt(priceMinor) - 2n * BigInt(any.pricePerMinuteMinor) * BigInt(charge.billedSeconds);
        expect(errorTimes120 > -60n && errorTimes120 <= 60n).toBe(true);
        const chargeable = charge.billableSeconds - charge.freeSeconds;
        expect(charge.billedSeconds).toBeGreaterThanOrEqual(chargeable);
        const stepSeconds = chargeable <= any.initialSeconds ? any.initialSeconds : any.subsequentSeconds;
        expect(charge.billedSeconds - chargeable).toBeLessThan(stepSeconds + (chargeable === 0 ? 1 : 0));
        expect(chargeable === 0).toBe(charge.billedSeconds === 0);
      }),
    );
  });
});

describe("funded time is the exact inverse of the charge", () => {
  it.each([
    ["60/60", 0, 0, "0:00"],
    ["60/60", 0, 59, "0:00"],
    ["60/60", 0, 60, "1:00"],
    ["60/60", 0, 119, "1:00"],
    ["60/60", 0, 120, "2:00"],
    ["60/1", 0, 61, "1:01"],
    ["1/1", 0, 61, "1:01"],
    ["30/6", 0, 29, "0:00"],
    ["30/6", 0, 35, "0:30"],
    ["30/6", 0, 36, "0:36"],
    ["60/60", 20, 0, "0:20"],
    ["60/60", 20, 60, "1:20"],
  ])("%s with %d free seconds and %d held is funded for %s", (increments, freeSeconds, held, time) => {
    expect(fundedMs(tariffOf(increments, { freeSeconds }), held)).toBe(clock(time));
  });

  it("never falls when more is held", () => {
    fc.assert(
      fc.property(funded, fc.nat(100_000), ({ any, held }, moreMinor) => {
        expect(fundedMs(any, held + moreMinor)).toBeGreaterThanOrEqual(fundedMs(any, held));
      }),
    );
  });

  it("what is funded is covered, and one second more is not", () => {
    fc.assert(
      fc.property(funded, ({ any, held }) => {
        const ms = fundedMs(any, held);
        const secondMs = Math.ceil(any.minuteMs / 60);
        expect(chargeFor(any, ms).amountMinor).toBeLessThanOrEqual(held);
        expect(chargeFor(any, ms + secondMs).amountMinor).toBeGreaterThan(held);
      }),
      { numRuns: 1000 },
    );
  });

  it("is whole milliseconds, as the contract says, also where a second is not", () => {
    expect(fundedMs(tariffOf("1/1", { minuteMs: 1000 }), 7)).toBe(117);
    fc.assert(
      fc.property(funded, ({ any, held }) => {
        expect(Number.isSafeInteger(fundedMs(any, held))).toBe(true);
      }),
    );
  });
});

describe("the least that must be held before a ring", () => {
  it.each([
    ["60/60", 250, 250],
    ["1/1", 60, 1],
    ["30/6", 199, 100],
    ["1/1", 1, 1],
    ["60/3600", 1, 1],
    ["1/3600", 1, 60], // one second costs nothing, the next step is 3601 seconds
  ])("%s at %d a minute is %d", (increments, price, least) => {
    expect(minimumHold(tariffOf(increments, { pricePerMinuteMinor: price }))).toBe(least);
  });

  it("pays for the free seconds and the first increment that costs anything: a ring is never free", () => {
    fc.assert(
      fc.property(anyTariff, (any) => {
        const least = minimumHold(any);
        expect(least).toBeGreaterThanOrEqual(1);
        const fundedSeconds = Math.floor((fundedMs(any, least) * 60) / any.minuteMs);
        expect(fundedSeconds).toBeGreaterThanOrEqual(any.freeSeconds + any.initialSeconds);
        expect(chargeFor(any, fundedMs(any, least)).amountMinor).toBe(least);
        const lessMinor = chargeFor(any, fundedMs(any, least - 1)).amountMinor;
        const firstMinor = minimumHold({ ...any, minimumMinor: 0 });
        // A little less funds nothing that costs, or no second at which the minimum applies.
        if (least === firstMinor) expect([0, any.minimumMinor]).toContain(lessMinor);
        else expect(chargeFor(any, fundedMs(any, least - 1)).isMinimum).toBe(false);
      }),
    );
  });
});
