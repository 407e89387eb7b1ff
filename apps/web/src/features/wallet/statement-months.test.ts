import { describe, expect, it } from "vitest";
import { monthName, statementMonths } from "./statement-months.ts";

describe("the months that have a statement", () => {
  it("go from the month of the account to this one, newest first", () => {
    expect(statementMonths("2025-11-30T12:00:00Z", "2026-02-01T12:00:00Z", "UTC")).toEqual([
      "2026-02",
      "2026-01",
      "2025-12",
      "2025-11",
    ]);
  });

  it("are those of the reader's calendar", () => {
    expect(statementMonths("2026-10-31T23:30:00Z", "2026-11-30T23:30:00Z", "Europe/Berlin")).toEqual([
      "2026-12",
      "2026-11",
    ]);
  });

  it("are not more than a list can bear", () => {
    expect(statementMonths("2000-01-01T00:00:00Z", "2026-11-01T00:00:00Z", "UTC", 3)).toEqual([
      "2026-11",
      "2026-10",
      "2026-09",
    ]);
    expect(monthName("2026-09", "en-US")).toBe("September 2026");
  });
});
