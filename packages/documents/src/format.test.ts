import { describe, expect, it } from "vitest";
import { formatDuration, formatUtc, toDecimal, toLocalIso } from "./format.ts";

describe("an amount as a plain decimal", () => {
  it.each([
    [0, "USD", "0.00"],
    [5, "USD", "0.05"],
    [-5, "USD", "-0.05"],
    [123_456, "EUR", "1234.56"],
    [-100, "USD", "-1.00"],
    [1_234, "JPY", "1234"],
    [-7, "JPY", "-7"],
    [1_234, "KWD", "1.234"],
    [10_000_000_000_001, "USD", "100000000000.01"],
  ])("%d of %s is %s", (amountMinor, currency, text) => {
    expect(toDecimal(amountMinor, currency)).toBe(text);
  });
});

describe("an instant in a time zone, with its offset", () => {
  it.each([
    ["2026-03-02T10:00:00.250Z", "UTC", "2026-03-02T10:00:00.250+00:00"],
    ["2026-03-02T10:00:00.000Z", "Asia/Kathmandu", "2026-03-02T15:45:00.000+05:45"],
    ["2026-03-08T06:59:59.999Z", "America/New_York", "2026-03-08T01:59:59.999-05:00"],
    ["2026-03-08T07:00:00.000Z", "America/New_York", "2026-03-08T03:00:00.000-04:00"],
    ["2026-10-25T01:30:00.000Z", "Europe/Berlin", "2026-10-25T02:30:00.000+01:00"],
    ["2026-07-01T12:00:00.000Z", "America/St_Johns", "2026-07-01T09:30:00.000-02:30"],
  ])("%s in %s is %s", (at, timeZone, text) => {
    expect(toLocalIso(at, timeZone)).toBe(text);
    expect(Date.parse(text)).toBe(Date.parse(at));
  });
});

it("an instant in UTC has milliseconds where they say something", () => {
  expect(formatUtc("2026-03-02T10:00:00.000Z")).toBe("2026-03-02 10:00:00 UTC");
  expect(formatUtc("2026-03-02T10:00:00.250Z")).toBe("2026-03-02 10:00:00.250 UTC");
});

it.each([
  [0, "0:00:00"],
  [241_000, "0:04:01"],
  [241_250, "0:04:01.250"],
  [14_400_005, "4:00:00.005"],
])("a duration of %d ms is %s", (durationMs, text) => {
  expect(formatDuration(durationMs)).toBe(text);
});
