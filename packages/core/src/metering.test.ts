import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { billableIntervals, type Evidence, readMeter } from "./metering.ts";
import { absent, durationMs, type Interval, recordEvidence, union } from "./presence.ts";
import { evidence as anyEvidence, maxGapMs, wallMs } from "./testing/arbitraries.ts";

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

  it("has no empty spans: hosts who miss each other by a hair shared nothing", () => {
    expect(billableIntervals({ customer: [span(0, 20_000)], vendor: [span(20_000, 40_000)] })).toEqual([]);
    expect(billableIntervals({ customer: [span(5, 5)], vendor: [span(0, 10)] })).toEqual([]);
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
