import { describe, expect, it } from "vitest";
import { readTopUpAmount, suggestedAmounts } from "./top-up-amount.ts";
import { typedAmount } from "./typed-amount.ts";

const limits = { minMinor: 100, maxMinor: 100_000 };
const decimals = "Enter a number with at most 2 decimals and no thousands separator, like 25.";

describe("the amount of a top-up", () => {
  it.each([
    ["20", 2_000],
    [" 12.5 ", 1_250],
    ["12,34", 1_234],
    ["1", 100],
    ["1000.00", 100_000],
  ])("reads %j", (text, amountMinor) => {
    expect(readTopUpAmount(text, "USD", limits, "en-US")).toEqual({ kind: "amount", amountMinor });
  });

  it.each([
    ["", "Enter an amount."],
    ["   ", "Enter an amount."],
    ["-5", "Enter an amount above zero."],
    ["0", "The smallest top-up is $1.00."],
    ["0.99", "The smallest top-up is $1.00."],
    ["1000.01", "The largest top-up is $1,000.00."],
    ["twenty", decimals],
    ["1,000", decimals],
    ["1.234", decimals],
    ["$20", decimals],
    ["1e3", decimals],
  ])("answers %j with a sentence", (text, sentence) => {
    expect(readTopUpAmount(text, "USD", limits, "en-US")).toEqual({ kind: "refused", sentence });
  });

  it("knows currencies without decimals", () => {
    expect(readTopUpAmount("5.5", "JPY", limits, "en-US")).toEqual({
      kind: "refused",
      sentence: "Enter a whole number, like 500.",
    });
    expect(typedAmount(500, "JPY")).toBe("500");
  });

  it("suggests only what is within the limits", () => {
    expect(suggestedAmounts("USD", limits)).toEqual([1_000, 2_000, 5_000, 10_000]);
    expect(suggestedAmounts("USD", { minMinor: 1_500, maxMinor: 5_000 })).toEqual([2_000, 5_000]);
    expect(suggestedAmounts("KWD", { minMinor: 1, maxMinor: 1_000_000 })[0]).toBe(10_000);
  });

  it("writes an amount as it would be typed, so that it can be read back", () => {
    for (const amountMinor of [1_000, 1_234, 1_250, 100]) {
      expect(readTopUpAmount(typedAmount(amountMinor, "USD"), "USD", limits, "en-US")).toEqual({
        kind: "amount",
        amountMinor,
      });
    }
  });
});
