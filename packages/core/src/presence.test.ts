import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  absent,
  durationMs,
  type Interval,
  overlap,
  type PresenceState,
  recordEvidence,
  union,
} from "./presence.ts";
import { heartbeats, intervals, maxGapMs, wallMs } from "./testing/arbitraries.ts";

/** One participant's presence after heartbeats in the given order, as the server would store it. */
function presenceOf(instants: readonly number[]): { all: Interval[]; state: PresenceState } {
  let state = absent;
  const all: Interval[] = [];
  for (const atMs of instants) {
    const taken = recordEvidence(state, atMs, maxGapMs);
    if (taken.closed) all.push(taken.closed);
    state = taken.state;
  }
  if (state.open) all.push(state.open);
  return { all, state };
}

/** The definition: the union of the gaps between consecutive heartbeats that are short enough. */
function definition(instants: readonly number[]): Interval[] {
  const sorted = [...instants].sort((a, b) => a - b);
  const gaps = sorted.flatMap((endMs, i) => {
    const startMs = sorted[i - 1] ?? endMs;
    return endMs - startMs <= maxGapMs ? [{ startMs, endMs }] : [{ startMs: endMs, endMs }];
  });
  return union(gaps);
}

/** Heartbeats in order of arrival, some of them the first after their sender was away. */
const resumedInOrder = fc
  .array(fc.record({ atMs: fc.integer({ min: 0, max: wallMs }), isResumed: fc.boolean() }), { maxLength: 60 })
  .map((beats) => beats.sort((a, b) => a.atMs - b.atMs));

function presenceOfResumed(beats: readonly { atMs: number; isResumed: boolean }[]) {
  let state = absent;
  const all: Interval[] = [];
  for (const { atMs, isResumed } of beats) {
    const taken = recordEvidence(state, atMs, maxGapMs, isResumed);
    if (taken.closed) all.push(taken.closed);
    state = taken.state;
  }
  return { all: state.open ? [...all, state.open] : all, state };
}

const inOrder = heartbeats.map((instants) => [...instants].sort((a, b) => a - b));

describe("the gap rule", () => {
  it.each([
    [15_000, [{ startMs: 0, endMs: 15_000 }], 0],
    [
      15_001,
      [
        { startMs: 0, endMs: 0 },
        { startMs: 15_001, endMs: 15_001 },
      ],
      15_001,
    ],
  ])("a gap of %d ms", (gapMs, all, silentMs) => {
    const presence = presenceOf([0, gapMs]);
    expect(presence.all).toEqual(all);
    expect(presence.state.silentMs).toBe(silentMs);
  });

  it("presence closes at its last evidence, not at the time-out", () => {
    expect(presenceOf([0, 5000, 10_000, 60_000, 65_000]).all).toEqual([
      { startMs: 0, endMs: 10_000 },
      { startMs: 60_000, endMs: 65_000 },
    ]);
  });

  it("one heartbeat proves an instant, not a duration", () => {
    expect(durationMs(presenceOf([7]).all)).toBe(0);
  });

  it("silences add up, and only those that are too long", () => {
    expect(presenceOf([0, 15_000, 35_000, 40_000, 60_000]).state.silentMs).toBe(40_000);
  });

  it("presence in arrival order is the union of all short enough gaps, whatever the heartbeats", () => {
    fc.assert(
      fc.property(inOrder, (instants) => {
        expect(presenceOf(instants).all).toEqual(definition(instants));
      }),
    );
  });

  it("presence and counted silence together are the time from the first to the last evidence", () => {
    fc.assert(
      fc.property(inOrder, (instants) => {
        const { all, state } = presenceOf(instants);
        const spanMs = (instants.at(-1) ?? 0) - (instants[0] ?? 0);
        expect(durationMs(all) + state.silentMs).toBe(spanMs);
      }),
    );
  });
});

describe("a sender that was away", () => {
  it.each([1, 3000, 15_000, 40_000])("%d ms are silence, and not presence", (gapMs) => {
    const before = { open: { startMs: 0, endMs: 10_000 }, silentMs: 500 };
    const backMs = 10_000 + gapMs;
    expect(recordEvidence(before, backMs, maxGapMs, true)).toEqual({
      state: { open: { startMs: backMs, endMs: backMs }, silentMs: 500 + gapMs },
      closed: { startMs: 0, endMs: 10_000 },
    });
  });

  it("was nowhere before it first came, and a repetition of its coming back changes nothing", () => {
    const first = recordEvidence(absent, 7000, maxGapMs, true);
    expect(first).toEqual(recordEvidence(absent, 7000, maxGapMs));
    expect(recordEvidence(first.state, 7000, maxGapMs, true)).toEqual({ state: first.state, closed: null });
    expect(recordEvidence(first.state, 6000, maxGapMs, true)).toEqual({ state: first.state, closed: null });
  });

  it("never proves more than one that says nothing, and every free millisecond is counted as silence", () => {
    fc.assert(
      fc.property(resumedInOrder, (beats) => {
        const { all, state } = presenceOfResumed(beats);
        const instants = beats.map(({ atMs }) => atMs);
        expect(durationMs(overlap(all, definition(instants)))).toBe(durationMs(all));
        const spanMs = (instants.at(-1) ?? 0) - (instants[0] ?? 0);
        expect(durationMs(all) + state.silentMs).toBe(spanMs);
        expect(union(all)).toEqual(all);
      }),
    );
  });
});

describe("evidence may come twice and late", () => {
  it("a repeated heartbeat changes nothing", () => {
    fc.assert(
      fc.property(inOrder, fc.array(fc.nat(59)), (instants, repeats) => {
        const again = repeats.flatMap((i) => instants[i] ?? []);
        expect(presenceOf([...instants, ...again])).toEqual(presenceOf(instants));
        expect(presenceOf(instants.flatMap((atMs) => [atMs, atMs]))).toEqual(presenceOf(instants));
      }),
    );
  });

  it("late evidence never takes presence away", () => {
    fc.assert(
      fc.property(heartbeats, (instants) => {
        const lengths = instants.map((_, i) => durationMs(presenceOf(instants.slice(0, i + 1)).all));
        expect(lengths).toEqual([...lengths].sort((a, b) => a - b));
      }),
    );
  });

  it("disorder never proves more than order does, so it is never against the customer", () => {
    fc.assert(
      fc.property(heartbeats, (instants) => {
        const disordered = presenceOf(instants).all;
        expect(durationMs(overlap(disordered, definition(instants)))).toBe(durationMs(disordered));
      }),
    );
  });

  it("stored intervals never touch or overlap, so that each is one row", () => {
    fc.assert(
      fc.property(heartbeats, (instants) => {
        const { all } = presenceOf(instants);
        expect(union(all)).toEqual(all);
      }),
    );
  });

  it("a state is a value: taking in evidence never changes an older one", () => {
    const before = recordEvidence(absent, 0, maxGapMs).state;
    const copy = structuredClone(before);
    recordEvidence(before, 5000, maxGapMs);
    recordEvidence(before, 50_000, maxGapMs);
    expect(before).toEqual(copy);
    expect(absent).toEqual({ open: null, silentMs: 0 });
  });
});

describe("union and overlap", () => {
  const small = fc.array(
    fc.tuple(fc.nat(30), fc.nat(30)).map(([a, b]) => ({ startMs: Math.min(a, b), endMs: Math.max(a, b) })),
    { maxLength: 6 },
  );
  const covers = (list: readonly Interval[], ms: number) =>
    list.some((each) => each.startMs <= ms && ms < each.endMs);
  const everyMs = Array.from({ length: 31 }, (_, ms) => ms);

  it("agree with looking at every millisecond", () => {
    fc.assert(
      fc.property(small, small, (left, right) => {
        for (const ms of everyMs) {
          expect(covers(union(left), ms)).toBe(covers(left, ms));
          expect(covers(overlap(left, right), ms)).toBe(covers(left, ms) && covers(right, ms));
        }
      }),
    );
  });

  it("give sorted, separate, non-empty overlaps", () => {
    fc.assert(
      fc.property(intervals, intervals, (left, right) => {
        const shared = overlap(left, right);
        for (const [i, each] of shared.entries()) {
          expect(each.startMs).toBeLessThan(each.endMs);
          expect(each.startMs).toBeGreaterThan(shared[i - 1]?.endMs ?? -1);
        }
      }),
    );
  });

  it("leave their arguments alone", () => {
    const list = [
      { startMs: 5, endMs: 9 },
      { startMs: 0, endMs: 6 },
    ];
    const copy = structuredClone(list);
    expect(union(list)).toEqual([{ startMs: 0, endMs: 9 }]);
    overlap(list, list);
    expect(list).toEqual(copy);
  });

  it("a doubled presence (two tabs) counts once", () => {
    fc.assert(
      fc.property(intervals, (one) => {
        expect(durationMs(union([...one, ...one]))).toBe(durationMs(union(one)));
        expect(durationMs(union(one))).toBeLessThanOrEqual(wallMs);
      }),
    );
  });
});
