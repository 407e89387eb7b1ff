import { describe, expect, it } from "vitest";
import { feeWords, readFixed, readPercent, sampleCharges } from "./fee-words.ts";

describe("the platform's fee", () => {
  it.each([
    [1_500, 0, "15%"],
    [1_250, 30, "12.5% + $0.30"],
    [0, 30, "$0.30"],
    [0, 0, "0%"],
  ])("of %d basis points and %d cents reads %s", (basisPoints, fixedMinor, words) => {
    expect(feeWords({ basisPoints, fixedMinor }, "USD", "en-US")).toBe(words);
  });

  it.each([
    ["15", 1_500],
    ["12.5", 1_250],
    ["0,05 %", 5],
    ["100", 10_000],
    ["100.01", null],
    ["-3", null],
    ["1.234", null],
    ["", null],
  ])("%j is read as %s basis points", (text, basisPoints) => {
    expect(readPercent(text)).toBe(basisPoints);
  });

  it("has no fixed part unless one is typed", () => {
    expect([readFixed("", "USD"), readFixed("0.30", "USD"), readFixed("x", "USD")]).toEqual([0, 30, null]);
    expect(sampleCharges("JPY")).toEqual([1, 10, 100]);
  });
});
