import { describe, expect, it } from "vitest";
import { everything } from "./history-filter.ts";
import { filteredWords } from "./no-sessions.tsx";

describe("why a list of sessions is empty", () => {
  it("is not the filter's fault when there is none", () => {
    expect(filteredWords(everything)).toBeNull();
  });

  it("names each part of the filter", () => {
    expect(filteredWords({ ...everything, query: "code", isCharged: true })).toBe(
      "No session has “code” in its service or the other person’s name and a charge.",
    );
    expect(filteredWords({ ...everything, endReason: "no_answer" })).toContain("No answer");
  });

  it("says so when the days are the wrong way round", () => {
    expect(filteredWords({ ...everything, from: "2026-11-22", to: "2026-11-01" })).toBe(
      "The first day is after the last one.",
    );
  });
});
