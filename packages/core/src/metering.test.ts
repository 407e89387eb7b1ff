import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { evidence as anyEvidence, tariff as anyTariff, heartbeats, maxGapMs, wallMs } from "./arbitraries.ts";
import {
  billableIntervals,
  costSoFar,
  type Evidence,
  fundedUntilMs,
  type MeterReading,
  projectBillableMs,
  readMeter,
} from "./metering.ts";
import { absent, durationMs, type Interval, recordEvidence, union } from "./presence.ts";
import { chargeFor, fundedMs } from "./tariff.ts";

const span = (startMs: number, endMs: number): Interval => ({ startMs, endMs });
const billableMs = (evidence: Evidence) => durationMs(billableIntervals(evidence));

/** Billable time after each of the arrivals, which may come in any order and twice. */
function billableAfterEach(arrivals: readonly { who: keyof Evidence; atMs: number }[]): number[] {
  const states = { customer: absent, vendor: absent };
  const closed: Record<keyof Evidence, Interval[]> = { customer: [], vendor: [] };
  return arrivals.map(({ who, atMs }) => {
    const taken = recordEvidence(states[who], atMs, maxGapMs);
    states[who] = taken.state;
    if (taken.closed) closed[who].push(taken.closed);
    const side = (each: keyof Evidence) => [
      ...closed[each],
      ...(states[each].open ? [states[each].open] : []),
    ];
    return billableMs({ customer: side("customer"), vendor: side("vendor") });
  });
}

describe("billable time is the overlap of both hosts' presence", () => {
  it.each<[string, Interval[], Interval[], number]>([
    ["nobody", [], [], 0],
    ["a customer who waits alone", [span(0, 60_000)], [], 0],
    ["a vendor who waits alone", [], [span(0, 60_000)], 0],
    ["both", [span(0, 60_000)], [span(0, 60_000)], 60_000],
    ["ringing, then both", [span(0, 60_000)], [span(20_000, 60_000)], 40_000],
    ["the earlier of both last heartbeats", [span(0, 55_000)], [span(0, 60_000)], 55_000],
    ["a reconnection in between", [span(0, 20_000), span(50_000, 60_000)], [span(0, 60_000)], 30_000],
    ["two who miss each other", [span(0, 20_000)], [span(20_000, 40_000)], 0],
  ])("%s", (_case, customer, vendor, ms) => {
    expect(billableMs({ customer, vendor })).toBe(ms);
    expect(billableMs({ customer: vendor, vendor: customer })).toBe(ms);
  });

  it("is at most either side's presence, and that at most the wall time", () => {
    fc.assert(
      fc.property(anyEvidence, (evidence) => {
        const ms = billableMs(evidence);
        expect(ms).toBeGreaterThanOrEqual(0);
        for (const side of [evidence.customer, evidence.vendor]) {
          expect(ms).toBeLessThanOrEqual(durationMs(union(side)));
          expect(durationMs(union(side))).toBeLessThanOrEqual(wallMs);
        }
      }),
    );
  });

  it("only grows, whatever the order and repetition of the evidence", () => {
    const arrival = fc.record({ who: fc.constantFrom("customer", "vendor"), atMs: fc.nat(120_000) });
    fc.assert(
      fc.property(fc.array(arrival, { maxLength: 80 }), (arrivals) => {
        const grown = billableAfterEach(arrivals);
        expect(grown).toEqual([...grown].sort((a, b) => a - b));
      }),
    );
  });

  it("is the same in whatever order and however often the rows are read", () => {
    fc.assert(
      fc.property(anyEvidence, fc.infiniteStream(fc.nat()), (evidence, random) => {
        const mixed = (side: readonly Interval[]) =>
          [...side, ...side]
            .map((each) => ({ each, key: random.next().value ?? 0 }))
            .sort((a, b) => a.key - b.key)
            .map(({ each }) => each);
        const shuffled = { customer: mixed(evidence.customer), vendor: mixed(evidence.vendor) };
        expect(billableIntervals(shuffled)).toEqual(billableIntervals(evidence));
      }),
    );
  });
});

describe("the reading", () => {
  it("is proved only up to the earlier of both last heartbeats", () => {
    const evidence = { customer: [span(0, 55_000)], vendor: [span(20_000, 60_000)] };
    expect(readMeter(evidence, 61_000, maxGapMs)).toEqual({
      billableMs: 35_000,
      provedUntilMs: 55_000,
      isRunning: true,
    });
  });

  it("waits until both were seen", () => {
    const waiting = { billableMs: 0, provedUntilMs: null, isRunning: false };
    expect(readMeter({ customer: [span(0, 9)], vendor: [] }, 10, maxGapMs)).toEqual(waiting);
    expect(readMeter({ customer: [], vendor: [span(0, 9)] }, 10, maxGapMs)).toEqual(waiting);
  });

  it.each([
    [15_000, true],
    [15_001, false],
  ])("%d ms after the earlier last heartbeat the meter runs: %s", (silentMs, isRunning) => {
    for (const evidence of [
      { customer: [span(0, 10_000)], vendor: [span(0, 10_000 + silentMs)] },
      { customer: [span(0, 10_000 + silentMs)], vendor: [span(0, 10_000)] },
    ]) {
      expect(readMeter(evidence, 10_000 + silentMs, maxGapMs).isRunning).toBe(isRunning);
    }
  });

  it("time before a host came (or came back) is proved not to be billable", () => {
    const joined = readMeter(
      { customer: [span(0, 58_000)], vendor: [span(60_000, 60_000)] },
      61_000,
      maxGapMs,
    );
    expect(joined).toEqual({ billableMs: 0, provedUntilMs: 60_000, isRunning: true });
    const back = { customer: [span(0, 50_000), span(103_000, 103_000)], vendor: [span(0, 100_000)] };
    expect(readMeter(back, 104_000, maxGapMs)).toEqual({
      billableMs: 50_000,
      provedUntilMs: 103_000,
      isRunning: true,
    });
  });

  it("a host who came while the other is long gone starts no meter", () => {
    const evidence = { customer: [span(0, 10_000)], vendor: [span(60_000, 60_000)] };
    expect(readMeter(evidence, 60_000, maxGapMs).isRunning).toBe(false);
  });

  it("reads the last interval, whatever the order of the rows", () => {
    const evidence = {
      customer: [span(40_000, 50_000), span(0, 10_000)],
      vendor: [span(45_000, 52_000), span(0, 5000)],
    };
    expect(readMeter(evidence, 52_000, maxGapMs).provedUntilMs).toBe(50_000);
  });
});

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
          expect(billableMs(stayed)).toBe(fundedMs(tariff, heldMinor));
          expect(chargeFor(tariff, billableMs(stayed)).amountMinor).toBeLessThanOrEqual(heldMinor);
        },
      ),
    );
  });

  it("counts from now before both were seen, and later evidence of a pause only moves it later", () => {
    const tariff = {
      pricePerMinuteMinor: 60,
      currency: "USD",
      initialSeconds: 1,
      subsequentSeconds: 1,
      freeSeconds: 0,
      minuteMs: 60_000,
    };
    expect(fundedUntilMs(tariff, 30, { billableMs: 0, provedUntilMs: null, isRunning: false }, 5000)).toBe(
      35_000,
    );
    expect(
      fundedUntilMs(tariff, 30, { billableMs: 10_000, provedUntilMs: 12_000, isRunning: true }, 13_000),
    ).toBe(32_000);
    expect(
      fundedUntilMs(tariff, 30, { billableMs: 10_000, provedUntilMs: 40_000, isRunning: true }, 41_000),
    ).toBe(60_000);
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
  it("is the charge, but never more than what is held", () => {
    fc.assert(
      fc.property(anyTariff, fc.nat(3_600_000), fc.nat(1_000_000), (tariff, ms, heldMinor) => {
        const dueMinor = chargeFor(tariff, ms).amountMinor;
        expect(costSoFar(tariff, ms, heldMinor)).toBe(dueMinor <= heldMinor ? dueMinor : heldMinor);
      }),
    );
  });
});
