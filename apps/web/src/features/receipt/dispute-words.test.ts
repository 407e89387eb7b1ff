import { describe, expect, it } from "vitest";
import { disputeChance, disputeLabel, disputeMeaning, timeLeftWords } from "./dispute-words.ts";

const endedAt = "2026-11-22T12:00:00.000Z";
const adjustableUntil = "2026-11-24T12:00:00.000Z";
const receipt = { endedAt, adjustableUntil, dispute: null };
const untilMs = Date.parse(adjustableUntil);

describe("whether a bill can be disputed", () => {
  it("is so up to, and not at, the end of the window", () => {
    expect(disputeChance(receipt, 100, untilMs - 1)).toEqual({ kind: "open", untilMs, leftMs: 1 });
    expect(disputeChance(receipt, 100, untilMs)).toEqual({
      kind: "closed",
      sinceMs: untilMs,
      windowHours: 48,
    });
  });

  it("is not when nothing was charged, or all of it was given back", () => {
    expect(disputeChance({ ...receipt, adjustableUntil: null }, 0, untilMs - 1).kind).toBe("none");
    expect(disputeChance(receipt, 0, untilMs - 1).kind).toBe("none");
  });

  it("says how long, never longer than it is", () => {
    expect(timeLeftWords(48 * 3_600_000 - 1)).toBe("47 hours");
    expect(timeLeftWords(119 * 60_000)).toBe("119 minutes");
    expect(timeLeftWords(60_000)).toBe("1 minute");
    expect(timeLeftWords(59_999)).toBe("less than a minute");
  });
});

describe("the states of a dispute", () => {
  it.each(["open", "refunded", "refused", "withdrawn"] as const)("%s has a word and a meaning", (state) => {
    expect(disputeLabel(state).label).not.toBe("");
    expect(disputeMeaning(state)).toMatch(/\.$/);
  });
});
