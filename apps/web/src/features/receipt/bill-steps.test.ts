import { describe, expect, it } from "vitest";
import { billSteps, nothingChargedWords } from "./bill-steps.ts";
import { sampleReceipt } from "./receipt-sample.ts";

const values = (receipt: Parameters<typeof billSteps>[0]) =>
  billSteps(receipt, "en-US").map(({ term, value }) => `${term}: ${value}`);

describe("how a total came about", () => {
  it("shows every rounding", () => {
    expect(values(sampleReceipt())).toEqual([
      "Both connected: 4:00.345",
      "Whole seconds: 240 s",
      "Billed time: 4 min",
      "Billed time at $2.00 / min: $8.00",
    ]);
  });

  it("shows free seconds, and what was beyond the hold", () => {
    expect(values(sampleReceipt({ tariff: { freeSeconds: 30 }, heldMinor: 500 }))).toEqual([
      "Both connected: 4:00.345",
      "Whole seconds: 240 s",
      "Free seconds: −30 s",
      "Billed time: 4 min",
      "Billed time at $2.00 / min: $8.00",
      "Beyond the held money: −$3.00",
    ]);
  });

  it("shows the minimum charge where it took the place of the price, and only there", () => {
    const least = { minimumMinor: 950, minimumAfterSeconds: 60 };
    expect(values(sampleReceipt({ tariff: least })).slice(-2)).toEqual([
      "Billed time at $2.00 / min: $8.00",
      "Minimum charge instead: $9.50",
    ]);
    expect(values(sampleReceipt({ tariff: { ...least, minimumAfterSeconds: 240 } })).at(-1)).toBe(
      "Billed time at $2.00 / min: $8.00",
    );
  });

  it("shows the cap as what it is", () => {
    const capped = { ...sampleReceipt({ heldMinor: 500 }), capMinor: 500 };
    expect(values(capped).at(-1)).toBe("Beyond the spending cap: −$3.00");
  });

  it.each([
    [sampleReceipt({ customer: [], vendor: [], isAnswered: false }), "not answered"],
    [sampleReceipt({ customer: [] }), "never both connected"],
    [sampleReceipt({ tariff: { freeSeconds: 600 } }), "within its free seconds"],
    [
      sampleReceipt({ customer: [[14_000, 14_900]], tariff: { initialSeconds: 1, subsequentSeconds: 1 } }),
      "too short",
    ],
  ])("says why nothing was charged", (receipt, words) => {
    expect(nothingChargedWords(receipt)).toContain(words);
  });

  it("says nothing of the kind when something was", () => {
    expect(nothingChargedWords(sampleReceipt())).toBeNull();
  });
});
