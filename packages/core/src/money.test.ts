import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DomainError } from "./errors.ts";
import {
  assertAmount,
  currencyExponent,
  formatMoney,
  MAX_AMOUNT_MINOR,
  parseMoney,
  scaleRoundingHalfUp,
} from "./money.ts";

const invalid = expect.objectContaining({ code: "invalid_input" });
const currencies = ["USD", "JPY", "KWD", "HUF", "CLF"] as const;

function thrownBy(run: () => unknown): unknown {
  try {
    return { returned: run() };
  } catch (error) {
    return error;
  }
}

describe("amounts", () => {
  it.each([0, 1, -1, MAX_AMOUNT_MINOR, -MAX_AMOUNT_MINOR])("accepts %d", (amountMinor) => {
    expect(() => assertAmount(amountMinor)).not.toThrow();
  });

  it.each([0.5, Number.NaN, Infinity, MAX_AMOUNT_MINOR + 1, -MAX_AMOUNT_MINOR - 1, 2 ** 53])(
    "refuses %d, which is not a whole number of minor units within bounds",
    (amountMinor) => {
      const error = thrownBy(() => assertAmount(amountMinor));
      expect(error).toBeInstanceOf(DomainError);
      expect(error).toEqual(invalid);
    },
  );
});

describe("currency exponents are those of ISO 4217, whatever the runtime's locale data say", () => {
  // HUF, COP, IDR, PKR and IQD are 0 in CLDR: with it, a browser and a card provider differ by 100 or 1000.
  it.each([
    ["USD", 2],
    ["EUR", 2],
    ["JPY", 0],
    ["KRW", 0],
    ["KWD", 3],
    ["IQD", 3],
    ["CLF", 4],
    ["HUF", 2],
    ["COP", 2],
    ["IDR", 2],
    ["PKR", 2],
  ])("%s has %d", (currency, exponent) => {
    expect(currencyExponent(currency)).toBe(exponent);
  });

  it.each(["", "US", "usd", "USDT", "U$D", "US D"])("%j is not a currency", (currency) => {
    expect(thrownBy(() => currencyExponent(currency))).toEqual(invalid);
  });
});

describe("money for readers", () => {
  it.each([
    [1234, "USD", "$12.34"],
    [5, "USD", "$0.05"],
    [0, "USD", "$0.00"],
    [-1234, "USD", "-$12.34"],
    [1234, "JPY", "¥1,234"],
    [1234, "KWD", "KWD 1.234"],
    [1234, "HUF", "HUF 12.34"],
    [MAX_AMOUNT_MINOR - 1, "USD", "$99,999,999,999.99"],
  ])("%d %s is %s", (amountMinor, currency, text) => {
    expect(formatMoney(amountMinor, currency, "en-US").replace(/\u00a0/g, " ")).toBe(text);
  });

  it("every amount reads back as itself, for every exponent", () => {
    const amounts = fc.integer({ min: 0, max: MAX_AMOUNT_MINOR });
    fc.assert(
      fc.property(amounts, fc.constantFrom(...currencies), (amountMinor, currency) => {
        const shown = formatMoney(amountMinor, currency, "en-US").replace(/[^\d.]/g, "");
        expect(parseMoney(shown, currency)).toBe(amountMinor);
      }),
    );
  });
});

describe("money that a person typed", () => {
  it.each([
    ["12", "USD", 1200],
    ["12.5", "USD", 1250],
    ["12,5", "USD", 1250],
    ["12.34", "USD", 1234],
    [" 7 ", "USD", 700],
    ["0", "USD", 0],
    ["500", "JPY", 500],
    ["1.234", "KWD", 1234],
    ["1.2", "KWD", 1200],
    ["1,25", "KWD", 1250],
    ["100000000000", "USD", MAX_AMOUNT_MINOR],
  ])("%j %s is %d", (text, currency, amountMinor) => {
    expect(parseMoney(text, currency)).toBe(amountMinor);
  });

  it.each([
    ["", "USD"],
    [".", "USD"],
    ["12.", "USD"],
    [".5", "USD"],
    ["-1", "USD"],
    ["+1", "USD"],
    ["1e3", "USD"],
    ["0x10", "USD"],
    ["1.234", "USD"],
    ["1,234", "USD"],
    ["1 000", "USD"],
    ["1,234.50", "USD"],
    ["12.5", "JPY"],
    ["1,234", "JPY"],
    ["1,234", "KWD"],
    ["1.2345", "KWD"],
    ["100000000000.01", "USD"],
    ["99999999999999999999", "USD"],
    ["12", "dollars"],
  ])("refuses %j %s", (text, currency) => {
    expect(thrownBy(() => parseMoney(text, currency))).toEqual(invalid);
  });
});

describe("rounding", () => {
  it.each([
    [1, 1, 2, 1],
    [1, 1, 3, 0],
    [2, 1, 3, 1],
    [5, 1, 10, 1],
    [4, 1, 10, 0],
    [7, 3, 1, 21],
    [0, 9, 7, 0],
  ])("%d × %d / %d is %d, half up", (amount, numerator, denominator, result) => {
    expect(scaleRoundingHalfUp(amount, numerator, denominator)).toBe(result);
  });

  it("stays exact where the product does not fit a JavaScript number", () => {
    expect(scaleRoundingHalfUp(MAX_AMOUNT_MINOR - 1, 9_999, 10_000)).toBe(9_998_999_999_999);
    expect(scaleRoundingHalfUp(MAX_AMOUNT_MINOR - 1, 10_000, 10_000)).toBe(MAX_AMOUNT_MINOR - 1);
  });
});
