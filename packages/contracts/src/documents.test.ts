import { describe, expect, it } from "vitest";
import { calendarMonth, timeZone } from "./documents.ts";

describe("a time zone is a name of the IANA database", () => {
  it.each(["UTC", "Europe/Berlin", "America/Argentina/Buenos_Aires"])("%s", (name) => {
    expect(timeZone.safeParse(name).success).toBe(true);
  });
  it.each(["", "+02:00", "Mars/Olympus", "../etc", "x".repeat(65)])("and not %j", (name) => {
    expect(timeZone.safeParse(name).success).toBe(false);
  });
});

it.each([
  ["2026-01", true],
  ["2026-12", true],
  ["2026-13", false],
  ["2026-00", false],
  ["2026-1", false],
  ["1999-12", false],
])("%s is a month of the calendar: %s", (month, isMonth) => {
  expect(calendarMonth.safeParse(month).success).toBe(isMonth);
});
