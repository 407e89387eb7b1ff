import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isCapHeld, planHold, reachMs, type SessionFunds } from "./hold-plan.ts";
import { chargeFor, fundedMs, minimumHold, type Tariff } from "./tariff.ts";
import { tariff as anyTariff } from "./testing/arbitraries.ts";

const perMinute: Tariff = {
  pricePerMinuteMinor: 100,
  currency: "USD",
  initialSeconds: 60,
  subsequentSeconds: 60,
  freeSeconds: 0,
  minimumMinor: 0,
  minimumAfterSeconds: 0,
  minuteMs: 60_000,
};
const minutes = (count: number) => count * 60_000;

const wallet = fc.record({
  billableMs: fc.nat(3_600_000),
  heldMinor: fc.oneof(fc.constant(0), fc.nat(1_000_000_000)),
  availableMinor: fc.oneof(fc.nat(1000), fc.nat(1_000_000_000)),
  windowMs: fc.integer({ min: 1, max: 600_000 }),
  capMinor: fc.option(fc.oneof(fc.nat(3000), fc.nat(1_000_000_000))),
});

/** What may still be held, in other words than the rule's. */
const spendable = ({ heldMinor, availableMinor, capMinor }: SessionFunds) =>
  Math.max(0, Math.min(availableMinor, (capMinor ?? Number.POSITIVE_INFINITY) - heldMinor));

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
    expect(planHold(perMinute, { ...at, windowMs: minutes(5), capMinor: null })).toBe(planned);
  });

  it("free seconds come on top of the window", () => {
    const free = { ...perMinute, freeSeconds: 30 };
    const at = { billableMs: 0, heldMinor: 0, availableMinor: 10_000, windowMs: minutes(1), capMinor: null };
    expect(planHold(free, at)).toBe(100);
    expect(planHold(free, { ...at, billableMs: 31_000 })).toBe(200);
  });
});

describe("a hold stays within the spending cap", () => {
  it.each([
    ["the window that the cap allows", { billableMs: 0, heldMinor: 0, capMinor: 500 }, 500],
    ["whole increments of a smaller cap", { billableMs: 0, heldMinor: 0, capMinor: 399 }, 300],
    ["the rest of the cap", { billableMs: minutes(4), heldMinor: 500, capMinor: 700 }, 200],
    ["nothing when the rest is no increment", { billableMs: minutes(4), heldMinor: 500, capMinor: 599 }, 0],
    ["nothing when the cap is held", { billableMs: minutes(5), heldMinor: 500, capMinor: 500 }, 0],
    ["nothing when more than the cap is held", { billableMs: minutes(5), heldMinor: 500, capMinor: 400 }, 0],
    ["more once the cap was raised", { billableMs: minutes(5), heldMinor: 500, capMinor: 900 }, 400],
  ])("%s", (_case, at, planned) => {
    const all = { ...at, availableMinor: 10_000, windowMs: minutes(5) };
    expect(planHold(perMinute, all)).toBe(planned);
  });
});

describe("a hold includes the minimum charge from the first", () => {
  const least = { ...perMinute, minimumMinor: 900, minimumAfterSeconds: 420 };
  const at = { billableMs: 0, heldMinor: 0, availableMinor: 10_000, windowMs: minutes(5), capMinor: null };

  it("though the window ends before it could apply: it is never short when it does", () => {
    expect(planHold(least, at)).toBe(900);
  });

  it("but not when the price is past the minimum wherever it could apply", () => {
    expect(planHold({ ...least, minimumMinor: 801 }, at)).toBe(801);
    expect(planHold({ ...least, minimumMinor: 800 }, at)).toBe(500);
    expect(minimumHold({ ...least, minimumMinor: 801 })).toBe(801);
    expect(minimumHold({ ...least, minimumMinor: 800 })).toBe(100);
  });

  it("and plans no part of it: money below the minimum funds no second more", () => {
    const held = { ...at, billableMs: minutes(7), heldMinor: 700, windowMs: minutes(1) };
    expect(planHold(least, { ...held, availableMinor: 199 })).toBe(0);
    expect(planHold(least, { ...held, availableMinor: 200 })).toBe(200);
  });
});

describe("the reach", () => {
  it.each([
    ["what is held and available", 200, 350, null, minutes(5)],
    ["only up to the cap", 200, 350, 400, minutes(4)],
    ["only whole increments of the cap", 200, 350, 499, minutes(4)],
    ["what is held, were the cap below it", 200, 350, 100, minutes(2)],
  ])("is all that %s pays for", (_case, heldMinor, availableMinor, capMinor, reach) => {
    expect(reachMs(perMinute, { heldMinor, availableMinor, capMinor })).toBe(reach);
  });

  it("is what is funded after the last hold, however small the windows", () => {
    fc.assert(
      fc.property(anyTariff, wallet, (tariff, any) => {
        const reach = reachMs(tariff, any);
        const at = { ...any, billableMs: fundedMs(tariff, any.heldMinor), windowMs: tariff.minuteMs };
        for (let holds = 0; holds < 20; holds++) {
          const planned = planHold(tariff, at);
          at.heldMinor += planned;
          at.availableMinor -= planned;
          at.billableMs = fundedMs(tariff, at.heldMinor);
          expect(at.billableMs).toBeLessThanOrEqual(reach);
          if (planned === 0) expect(at.billableMs).toBe(reach);
        }
      }),
    );
  });

  it("has come to the cap exactly when no wallet could fund more", () => {
    fc.assert(
      fc.property(anyTariff, wallet, (tariff, at) => {
        const rich = { ...at, availableMinor: 1_000_000_000_000 };
        const isHeld = isCapHeld(tariff, at.heldMinor, at.capMinor);
        const isAtReach = at.capMinor !== null && reachMs(tariff, rich) === fundedMs(tariff, at.heldMinor);
        expect(isHeld).toBe(isAtReach);
      }),
    );
  });
});

describe("for every tariff and wallet", () => {
  it("a hold never exceeds what is available, nor all holds the cap, and it is a whole amount", () => {
    fc.assert(
      fc.property(anyTariff, wallet, (tariff, at) => {
        const planned = planHold(tariff, at);
        expect(Number.isSafeInteger(planned)).toBe(true);
        expect(planned).toBeGreaterThanOrEqual(0);
        expect(planned).toBeLessThanOrEqual(at.availableMinor);
        if (at.capMinor !== null && planned > 0) {
          expect(at.heldMinor + planned).toBeLessThanOrEqual(at.capMinor);
        }
      }),
    );
  });

  it("a charge that the wallet can cover is covered after the hold", () => {
    fc.assert(
      fc.property(anyTariff, wallet, (tariff, at) => {
        const dueMinor = chargeFor(tariff, at.billableMs).amountMinor;
        fc.pre(dueMinor <= at.heldMinor + spendable(at));
        expect(at.heldMinor + planHold(tariff, at)).toBeGreaterThanOrEqual(dueMinor);
      }),
    );
  });

  it("the window is funded, or all that the wallet can fund is", () => {
    fc.assert(
      fc.property(anyTariff, wallet, (tariff, at) => {
        const fundedAfterMs = fundedMs(tariff, at.heldMinor + planHold(tariff, at));
        const mostMs = reachMs(tariff, at);
        const freeMs = Math.ceil((tariff.freeSeconds * tariff.minuteMs) / 60);
        // Whole seconds are billed, so a window may end inside a second that costs nothing.
        const windowEndMs = Math.max(at.billableMs, freeMs) + at.windowMs - Math.ceil(tariff.minuteMs / 60);
        expect(fundedAfterMs).toBeGreaterThanOrEqual(Math.min(windowEndMs, mostMs));
        if (planHold(tariff, at) > 0 && fundedAfterMs < windowEndMs) expect(fundedAfterMs).toBe(mostMs);
      }),
    );
  });

  it("a hold funds seconds that were not funded, and one minor unit less funds fewer", () => {
    fc.assert(
      fc.property(anyTariff, wallet, (tariff, at) => {
        const planned = planHold(tariff, at);
        if (planned === 0) return;
        const funded = fundedMs(tariff, at.heldMinor + planned);
        expect(funded).toBeGreaterThan(fundedMs(tariff, at.heldMinor));
        expect(funded).toBeGreaterThan(fundedMs(tariff, at.heldMinor + planned - 1));
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
        const at = { billableMs: 0, heldMinor: 0, windowMs: tariff.minuteMs, capMinor: null };
        expect(planHold(tariff, { ...at, availableMinor: leastMinor + moreMinor })).toBeGreaterThanOrEqual(
          leastMinor,
        );
      }),
    );
  });
});
