import { describe, expect, test } from "vitest";
import { fromStripeAmount, toStripeAmount } from "./amounts.ts";

describe("amounts as Stripe counts them", () => {
  test.each([
    [1_234, "USD", 1_234],
    [500, "JPY", 500],
    [500, "ISK", 50_000],
    [500, "UGX", 50_000],
    [500, "MGA", 5],
    [5_120, "KWD", 5_120],
    [45_000, "HUF", 45_000],
  ])("%i minor units of %s are %i there, and back", (amountMinor, currency, amount) => {
    expect(toStripeAmount(amountMinor, currency)).toEqual({ amount, currency: currency.toLowerCase() });
    expect(fromStripeAmount(amount, currency.toLowerCase())).toEqual({ amountMinor, currency });
  });

  test.each([
    [5_124, "KWD"],
    [550, "MGA"],
    [10.5, "USD"],
    [100, "usd"],
  ])("%d of %s cannot be moved, and is not rounded", (amountMinor, currency) => {
    expect(() => toStripeAmount(amountMinor, currency)).toThrow(
      expect.objectContaining({ code: "invalid_input" }),
    );
  });

  test("a fraction of a minor unit is never taken for money", () => {
    expect(() => fromStripeAmount(12_345, "isk")).toThrow(expect.objectContaining({ code: "internal" }));
  });
});
