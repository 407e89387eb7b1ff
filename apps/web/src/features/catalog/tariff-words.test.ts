import { describe, expect, it } from "vitest";
import { ratePerMinute, shortMinuteWords, tariffWords } from "./tariff-words.ts";

const tariff = {
  pricePerMinuteMinor: 200,
  currency: "USD",
  initialSeconds: 60,
  subsequentSeconds: 60,
  freeSeconds: 0,
  minimumMinor: 0,
  minimumAfterSeconds: 0,
  minuteMs: 60_000,
};

describe("a tariff in plain words", () => {
  it.each([
    [60, 60, 0, "Billed per started minute"],
    [60, 60, 20, "Billed per started minute, first 20 seconds free"],
    [60, 60, 60, "Billed per started minute, first minute free"],
    [1, 1, 0, "Billed per second"],
    [1, 1, 1, "Billed per second, first second free"],
    [30, 30, 0, "Billed per started 30 seconds"],
    [60, 1, 0, "Billed for at least 1 minute, then per second"],
    [60, 10, 120, "Billed for at least 1 minute, then per started 10 seconds, first 2 minutes free"],
    [30, 60, 0, "Billed for at least 30 seconds, then per started minute"],
  ])("%d/%d with %d free seconds: %s", (initialSeconds, subsequentSeconds, freeSeconds, words) => {
    const counted = { ...tariff, initialSeconds, subsequentSeconds, freeSeconds };
    expect(tariffWords(counted, "en-US")).toBe(words);
  });

  it.each([
    [0, 500, 60, "Billed per started minute, at least $5.00 once connected for more than 1 minute"],
    [
      20,
      500,
      90,
      "Billed per started minute, first 20 seconds free, at least $5.00 once connected for more than 90 seconds",
    ],
    [0, 500, 0, "Billed per started minute, at least $5.00 once connected"],
    [20, 0, 60, "Billed per started minute, first 20 seconds free"],
  ])("%d free seconds, minimum %d after %d seconds: %s", (free, minimumMinor, minimumAfterSeconds, words) => {
    const least = { ...tariff, freeSeconds: free, minimumMinor, minimumAfterSeconds };
    expect(tariffWords(least, "en-US")).toBe(words);
  });

  it("writes the rate in the reader's locale and the currency's digits", () => {
    expect(ratePerMinute(tariff, "en-US")).toBe("$2.00 / min");
    expect(ratePerMinute(tariff, "de-DE").replaceAll("\u00a0", " ")).toBe("2,00 $ / min");
    expect(ratePerMinute({ ...tariff, currency: "JPY" }, "en-US")).toBe("¥200 / min");
  });

  it("says so when a minute is shortened, and only then", () => {
    expect(shortMinuteWords(tariff)).toBeNull();
    expect(shortMinuteWords({ ...tariff, minuteMs: 6_000 })).toContain("lasts 6 seconds");
  });
});
