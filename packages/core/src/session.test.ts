import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fundedUntilMs, readMeter } from "./metering.ts";
import { absent, type PresenceState, recordEvidence } from "./presence.ts";
import { endReasons, silentAfterMs, stopReason, type Verdict } from "./session.ts";
import { tariff as anyTariff, maxGapMs } from "./testing/arbitraries.ts";
import { answeredAtMs, later, open, policy } from "./testing/open-session.ts";

const seenAt = (endMs: number, silentMs = 0): PresenceState => ({ open: { startMs: 0, endMs }, silentMs });

describe("silence ends a session", () => {
  it.each<[string, PresenceState, number]>([
    ["30 s after the answer for a host who never came", { open: null, silentMs: 0 }, answeredAtMs + 30_000],
    ["30 s after the last evidence", seenAt(answeredAtMs + 5000), answeredAtMs + 35_000],
    [
      "not for silence while it rang: 30 s after the answer",
      seenAt(answeredAtMs - 40_000),
      answeredAtMs + 30_000,
    ],
    [
      "30 s after the last evidence while 30 s of the 2 minutes are left",
      seenAt(answeredAtMs, 90_000),
      answeredAtMs + 30_000,
    ],
    [
      "sooner once less than 30 s of the 2 minutes are left",
      seenAt(answeredAtMs, 100_000),
      answeredAtMs + 20_000,
    ],
    ["when 15 s are left", seenAt(answeredAtMs, 105_000), answeredAtMs + 15_000],
    [
      "never within a gap that still counts as presence",
      seenAt(answeredAtMs, 119_000),
      answeredAtMs + 15_000,
    ],
    ["at once for a host who comes back when the 2 minutes are gone", seenAt(answeredAtMs, 120_000), 0],
  ])("%s", (_case, presence, deadlineMs) => {
    expect(silentAfterMs(presence, answeredAtMs, policy)).toBe(deadlineMs);
  });
});

describe("coming back", () => {
  it("again and again, so that nothing is billed, ends the session once the silences are used up", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 30_000 }), { minLength: 130 }), (gaps) => {
        let state = recordEvidence(absent, answeredAtMs, policy.maxGapMs).state;
        let nowMs = answeredAtMs;
        for (const gapMs of gaps) {
          if (silentAfterMs(state, answeredAtMs, policy) <= nowMs) break;
          nowMs += gapMs;
          state = recordEvidence(state, nowMs, policy.maxGapMs, true).state;
        }
        expect(state.silentMs).toBe(nowMs - answeredAtMs);
        expect(state.silentMs).toBeLessThan(policy.silenceTotalMs + policy.silenceMs);
      }),
    );
  });

  it("is found out at the next look once the 2 minutes are gone", () => {
    const away = { open: { startMs: 0, endMs: answeredAtMs + 5000 }, silentMs: 115_000 };
    const back = recordEvidence(away, answeredAtMs + 10_000, policy.maxGapMs, true).state;
    expect(silentAfterMs(back, answeredAtMs, policy)).toBeLessThanOrEqual(answeredAtMs + 10_000);
  });
});

const ended = (reason: string): Verdict => expect.objectContaining({ kind: "end", reason });
const goesOn: Verdict = expect.objectContaining({ kind: "go_on" });

describe("the verdict over an open session", () => {
  it.each<[string, Verdict, Verdict]>([
    ["a ring before its time-out", open({ answeredAtMs: null, nowMs: later(9_999) }), goesOn],
    ["a ring at its time-out", open({ answeredAtMs: null, nowMs: later(10_000) }), ended("no_answer")],
    ["an answered ring after its time-out", open({ nowMs: later(10_000) }), goesOn],
    ["silence of 29.999 s", open({ customerEndMs: later(1), nowMs: later(30_000) }), goesOn],
    [
      "30 s of a silent customer",
      open({ customerEndMs: later(1), nowMs: later(30_001) }),
      ended("connection_lost"),
    ],
    [
      "30 s of a silent vendor",
      open({ vendorEndMs: later(1), nowMs: later(30_001) }),
      ended("connection_lost"),
    ],
    ["held money for another millisecond", open({ nowMs: later(299_999) }), goesOn],
    ["held money used up", open({ nowMs: later(300_000) }), ended("funds_exhausted")],
    [
      "held money that would be used up, had the meter not paused",
      open({ customerEndMs: later(280_000), nowMs: later(300_000) }),
      goesOn,
    ],
    [
      "used up money, also while the meter pauses",
      open({ nowMs: later(320_000), customerEndMs: later(300_000) }),
      ended("funds_exhausted"),
    ],
    [
      "a call just short of the maximum",
      open({ heldMinor: 100_000, nowMs: later(policy.maxDurationMs - 1) }),
      goesOn,
    ],
    [
      "a call of the maximum",
      open({ heldMinor: 100_000, nowMs: later(policy.maxDurationMs) }),
      ended("max_duration"),
    ],
  ])("%s", (_case, verdict, expected) => {
    expect(verdict).toEqual(expected);
  });

  it("names the next deadlines", () => {
    expect(open({ answeredAtMs: null, nowMs: later(0) })).toEqual({
      kind: "go_on",
      silentAfterMs: null,
      fundedUntilMs: null,
    });
    expect(open({ customerEndMs: later(4000), vendorEndMs: later(5000), nowMs: later(6000) })).toEqual({
      kind: "go_on",
      silentAfterMs: later(34_000),
      fundedUntilMs: later(300_000),
    });
    const nobodyCame: PresenceState = { open: null, silentMs: 0 };
    expect(open({ isLive: false, vendor: nobodyCame, nowMs: later(6000) })).toMatchObject({
      silentAfterMs: later(30_000),
      fundedUntilMs: null,
    });
  });

  it("no answered session goes on past a deadline that was named, while nothing new is heard", () => {
    const end = fc.nat(60_000);
    fc.assert(
      fc.property(
        anyTariff,
        fc.nat(100_000),
        end,
        end,
        fc.nat(60_000),
        (tariff, heldMinor, first, second, waitMs) => {
          const ends = { customerEndMs: later(first), vendorEndMs: later(second) };
          const nowMs = later(Math.max(first, second) + waitMs);
          const verdict = open({ tariff, heldMinor, ...ends, nowMs });
          if (verdict.kind === "end") return;
          const { silentAfterMs: silentMs } = verdict;
          expect(silentMs).toBeGreaterThan(nowMs);
          expect(open({ tariff, heldMinor, ...ends, nowMs: silentMs ?? nowMs }).kind).toBe("end");
        },
      ),
    );
  });

  it("no running meter goes on past the funded time", () => {
    fc.assert(
      fc.property(anyTariff, fc.nat(100_000), fc.nat(60_000), (tariff, heldMinor, afterMs) => {
        const nowMs = later(afterMs);
        const both = [{ startMs: answeredAtMs, endMs: nowMs }];
        const reading = readMeter({ customer: both, vendor: both }, nowMs, maxGapMs);
        const isFunded = fundedUntilMs(tariff, heldMinor, reading, nowMs) > nowMs;
        expect(open({ tariff, heldMinor, nowMs }).kind).toBe(isFunded ? "go_on" : "end");
      }),
    );
  });
});

describe("who stopped", () => {
  it.each([
    ["ringing", "customer", false, "cancelled"],
    ["ringing", "vendor", false, "declined"],
    ["ringing", "customer", true, "stopped_by_customer"],
    ["ringing", "vendor", true, "stopped_by_vendor"],
    ["live", "customer", true, "stopped_by_customer"],
    ["live", "vendor", true, "stopped_by_vendor"],
  ] as const)("%s, %s, answered: %s is %s", (state, by, isAnswered, reason) => {
    expect(stopReason(state, by, isAnswered)).toBe(reason);
    expect(endReasons).toContain(reason);
  });
});
