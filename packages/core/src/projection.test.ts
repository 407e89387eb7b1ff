import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  billableIntervals,
  costSoFar,
  fundedUntilMs,
  type MeterReading,
  projectBillableMs,
  readMeter,
} from "./metering.ts";
import { absent, durationMs, type Interval, recordEvidence } from "./presence.ts";
import { chargeFor, fundedMs } from "./tariff.ts";
import { tariff as anyTariff, heartbeats, maxGapMs, wallMs } from "./testing/arbitraries.ts";

const span = (startMs: number, endMs: number): Interval => ({ startMs, endMs });
const perSecond = {
  pricePerMinuteMinor: 60,
  currency: "USD",
  initialSeconds: 1,
  subsequentSeconds: 1,
  freeSeconds: 0,
  minimumMinor: 0,
  minimumAfterSeconds: 0,
  minuteMs: 60_000,
};

describe("the projection for a display", () => {
  const reading = fc.record<MeterReading>({
    billableMs: fc.nat(wallMs),
    provedUntilMs: fc.option(fc.nat(wallMs)),
    isRunning: fc.boolean(),
  });

  it("is never behind the proof, and never ahead of it by more than allowed", () => {
    fc.assert(
      fc.property(reading, fc.nat(2 * wallMs), fc.nat(30_000), (read, nowMs, maxAheadMs) => {
        const projectedMs = projectBillableMs(read, nowMs, maxAheadMs);
        expect(projectedMs).toBeGreaterThanOrEqual(read.billableMs);
        expect(projectedMs).toBeLessThanOrEqual(read.billableMs + maxAheadMs);
      }),
    );
  });

  it("stands still while the meter is paused or waits", () => {
    expect(projectBillableMs({ billableMs: 7, provedUntilMs: 10, isRunning: false }, 9000, 15_000)).toBe(7);
    expect(projectBillableMs({ billableMs: 7, provedUntilMs: null, isRunning: true }, 9000, 15_000)).toBe(7);
  });

  it("runs on by the time since the proof", () => {
    const running = { billableMs: 1000, provedUntilMs: 5000, isRunning: true };
    expect(projectBillableMs(running, 7500, 15_000)).toBe(3500);
    expect(projectBillableMs(running, 4000, 15_000)).toBe(1000);
    expect(projectBillableMs(running, 99_000, 15_000)).toBe(16_000);
  });

  it("is exactly the time together while both stay, from whenever each of them came", () => {
    const beats = fc.array(fc.integer({ min: 1, max: maxGapMs }), { minLength: 1, maxLength: 30 });
    const host = fc.record({ cameMs: fc.nat(60_000), gaps: beats });
    fc.assert(
      fc.property(host, host, fc.nat(60_000), (customer, vendor, afterMs) => {
        const togetherMs = Math.max(customer.cameMs, vendor.cameMs);
        const nowMs = togetherMs + afterMs;
        const upToNow = ({ cameMs, gaps }: { cameMs: number; gaps: number[] }): Interval => {
          let endMs = cameMs;
          for (let i = 0; endMs + (gaps[i % gaps.length] ?? 1) <= nowMs; i++)
            endMs += gaps[i % gaps.length] ?? 1;
          return span(cameMs, endMs);
        };
        const reading = readMeter(
          { customer: [upToNow(customer)], vendor: [upToNow(vendor)] },
          nowMs,
          maxGapMs,
        );
        expect(projectBillableMs(reading, nowMs, maxGapMs)).toBe(afterMs);
      }),
    );
  });
});

describe("funded until", () => {
  it("is the instant at which the held money is used up when both stay", () => {
    fc.assert(
      fc.property(
        anyTariff,
        fc.nat(1_000_000),
        fc.nat(60_000),
        fc.nat(60_000),
        (tariff, heldMinor, customerMs, vendorMs) => {
          const came = { customer: [span(customerMs, customerMs)], vendor: [span(vendorMs, vendorMs)] };
          const nowMs = Math.max(customerMs, vendorMs);
          const untilMs = fundedUntilMs(tariff, heldMinor, readMeter(came, nowMs, 60_000), nowMs);
          const stayed = { customer: [span(customerMs, untilMs)], vendor: [span(vendorMs, untilMs)] };
          const togetherMs = durationMs(billableIntervals(stayed));
          expect(togetherMs).toBe(fundedMs(tariff, heldMinor));
          expect(chargeFor(tariff, togetherMs).amountMinor).toBeLessThanOrEqual(heldMinor);
        },
      ),
    );
  });

  it.each<[string, MeterReading, number, number]>([
    [
      "from now before both were seen",
      { billableMs: 0, provedUntilMs: null, isRunning: false },
      5000,
      35_000,
    ],
    [
      "from the proof while it runs",
      { billableMs: 10_000, provedUntilMs: 12_000, isRunning: true },
      13_000,
      32_000,
    ],
    [
      "from now while it is paused",
      { billableMs: 10_000, provedUntilMs: 12_000, isRunning: false },
      40_000,
      60_000,
    ],
    [
      "from the return after a pause",
      { billableMs: 10_000, provedUntilMs: 41_000, isRunning: true },
      42_000,
      61_000,
    ],
  ])("counts %s", (_case, reading, nowMs, untilMs) => {
    expect(fundedUntilMs(perSecond, 30, reading, nowMs)).toBe(untilMs);
  });

  it("never moves earlier when more evidence comes", () => {
    fc.assert(
      fc.property(
        anyTariff,
        fc.nat(100_000),
        heartbeats,
        heartbeats,
        (tariff, heldMinor, customerBeats, vendorBeats) => {
          const arrivals = [
            ...customerBeats.map((atMs) => ({ who: "customer" as const, atMs })),
            ...vendorBeats.map((atMs) => ({ who: "vendor" as const, atMs })),
          ].sort((a, b) => a.atMs - b.atMs);
          const sides = { customer: new Map<number, Interval>(), vendor: new Map<number, Interval>() };
          const states = { customer: absent, vendor: absent };
          let lastMs = Number.NEGATIVE_INFINITY;
          for (const { who, atMs } of arrivals) {
            states[who] = recordEvidence(states[who], atMs, maxGapMs).state;
            if (states[who].open) sides[who].set(states[who].open.startMs, states[who].open);
            const evidence = { customer: [...sides.customer.values()], vendor: [...sides.vendor.values()] };
            const reading = readMeter(evidence, atMs, maxGapMs);
            if (reading.provedUntilMs === null) continue;
            const untilMs = fundedUntilMs(tariff, heldMinor, reading, atMs);
            expect(untilMs).toBeGreaterThanOrEqual(lastMs);
            lastMs = untilMs;
          }
        },
      ),
    );
  });
});

describe("the cost so far", () => {
  it.each([
    [60_000, 500, 60],
    [60_001, 500, 60],
    [61_000, 500, 120],
    [61_000, 120, 120],
    [61_000, 119, 119],
    [61_000, 0, 0],
  ])(
    "of %d ms with %d held is %d: the charge, but never more than what is held",
    (ms, heldMinor, costMinor) => {
      const tariff = { ...perSecond, initialSeconds: 60, subsequentSeconds: 60 };
      expect(costSoFar(tariff, ms, heldMinor)).toBe(costMinor);
    },
  );
});
