import { describe, expect, it } from "vitest";
import { countedSeconds, durationWords, exactDuration, secondsInWords } from "./duration-words.ts";

describe("lengths of time", () => {
  it.each([
    [0, "0 s"],
    [42_999, "42 s"],
    [240_000, "4 min"],
    [252_000, "4 min 12 s"],
    [3_600_000, "1 h"],
    [3_780_000, "1 h 3 min"],
    [-5, "0 s"],
  ])("%d ms reads %s", (durationMs, words) => {
    expect(durationWords(durationMs)).toBe(words);
  });

  it.each([
    [1, "second", "1 second"],
    [30, "30 seconds", "30 seconds"],
    [60, "minute", "1 minute"],
    [90, "90 seconds", "90 seconds"],
    [120, "2 minutes", "2 minutes"],
  ])("%d seconds are a %s", (seconds, words, counted) => {
    expect(secondsInWords(seconds)).toBe(words);
    expect(countedSeconds(seconds)).toBe(counted);
  });

  it("evidence keeps its milliseconds", () => {
    expect(exactDuration(240_345)).toBe("4:00.345");
    expect(exactDuration(59_999)).toBe("0:59.999");
  });
});
