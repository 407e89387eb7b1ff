import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { chargeFor, fundedMs, minimumHold, planHold, type Tariff } from "./tariff.ts";
import { tariff as anyTariff } from "./testing/arbitraries.ts";

const perMinute: Tariff = {
  pricePerMinuteMinor: 100,
  currency: "USD",
  initialSeconds: 60,
  subsequentSeconds: 60,
  freeSeconds: 0,
  minuteMs: 60_000,
};
const minutes = (count: number) => count * 60_000;

const wallet = fc.record({
  billableMs: fc.nat(3_600_000),
  heldMinor: fc.oneof(fc.constant(0), fc.nat(1_000_000_000)),
  availableMinor: fc.oneof(fc.nat(1000), fc.nat(1_000_000_000)),
  windowMs: fc.integer({ min: 1, max: 600_000 }),
});

describe("a hold pays for a window", () => {
  it.each([
    ["the first window", { billableMs: 0, heldMinor: 0, availableMinor: 10_000 }, 500],
    ["the next window", { billableMs: minutes(4), heldMinor: 500, availableMinor: 10_000 }, 400],
    ["nothing while the window is held", { billableMs: 0, heldMinor: 500, availableMinor: 10_000 }, 0],
    [
      "nothing while more than the window is held",
      { billableMs: 0, heldMinor: 900, availableMinor: 10_000 },
      0,
    ],
    ["exactly what is there", { billableMs: 0, heldMinor: 0, availableMinor: 500 }, 500],
    ["whole increments of what is there", { billableMs: 0, heldMinor: 0, availableMinor: 499 }, 400],
    ["one increment", { billableMs: minutes(4), heldMinor: 500, availableMinor: 199 }, 100],
    [
      "nothing when not even one increment is there",
      { billableMs: minutes(4), heldMinor: 500, availableMinor: 99 },
      0,
    ],
    ["nothing from an empty wallet", { billableMs: 0, heldMinor: 0, availableMinor: 0 }, 0],
  ])("%s", (_case, at, planned) => {
    expect(planHold(perMinute, { ...at, windowMs: minutes(5) })).toBe(planned);
  });

  it("free seconds come on top of the window", () => {
    const free = { ...perMinute, freeSeconds: 30 };
    const at = { billableMs: 0, heldMinor: 0, availableMinor: 10_000, windowMs: minutes(1) };
    expect(planHold(free, at)).toBe(100);
    expect(planHold(free, { ...at, billableMs: 31_000 })).toBe(200);
  });
});

describe("for every tariff and wallet", () => {
  it("a hold never exceeds what is available and is a whole amount", () => {
    fc.assert(
      fc.property(anyTariff, wallet, (tariff, at) => {
        const planned = planHold(tariff, at);
        expect(Number.isSafeInteger(planned)).toBe(true);
        expect(planned).toBeGreaterThanOrEqual(0);
        expect(planned).toBeLessThanOrEqual(at.availableMinor);
      }),
    );
  });

  it("a charge that the wallet can cover is covered after the hold", () => {
    fc.assert(
      fc.property(anyTariff, wallet, (tariff, at) => {
        const dueMinor = chargeFor(tariff, at.billableMs).amountMinor;
        fc.pre(dueMinor <= at.heldMinor + at.availableMinor);
        expect(at.heldMinor + planHold(tariff, at)).toBeGreaterThanOrEqual(dueMinor);
      }),
    );
  });

  it("the window is funded, or all that the wallet can fund is", () => {
    fc.assert(
      fc.property(anyTariff, wallet, (tariff, at) => {
        const fundedAfterMs = fundedMs(tariff, at.heldMinor + planHold(tariff, at));
        const mostMs = fundedMs(tariff, at.heldMinor + at.availableMinor);
        const freeMs = Math.ceil((tariff.freeSeconds * tariff.minuteMs) / 60);
        // Whole seconds are billed, so a window may end inside a second that costs nothing.
        const windowEndMs = Math.max(at.billableMs, freeMs) + at.windowMs - Math.ceil(tariff.minuteMs / 60);
        expect(fundedAfterMs).toBeGreaterThanOrEqual(Math.min(windowEndMs, mostMs));
        if (planHold(tariff, at) > 0 && fundedAfterMs < windowEndMs) expect(fundedAfterMs).toBe(mostMs);
      }),
    );
  });

  it("planning again right after a hold asks for nothing", () => {
    fc.assert(
      fc.property(anyTariff, wallet, (tariff, at) => {
        const planned = planHold(tariff, at);
        const after = {
          ...at,
          heldMinor: at.heldMinor + planned,
          availableMinor: at.availableMinor - planned,
        };
        expect(planHold(tariff, after)).toBe(0);
      }),
    );
  });

  it("whoever has the least that a ring needs can ring", () => {
    fc.assert(
      fc.property(anyTariff, fc.nat(100_000), (tariff, moreMinor) => {
        const leastMinor = minimumHold(tariff);
        const at = { billableMs: 0, heldMinor: 0, windowMs: tariff.minuteMs };
        expect(planHold(tariff, { ...at, availableMinor: leastMinor + moreMinor })).toBeGreaterThanOrEqual(
          leastMinor,
        );
      }),
    );
  });
});
