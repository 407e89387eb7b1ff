import { describe, expect, it } from "vitest";
import { monthRange } from "./month-range.ts";

describe("a calendar month begins and ends at the reader's midnights", () => {
  it.each([
    ["2026-03", "UTC", "2026-03-01T00:00:00.000Z", "2026-04-01T00:00:00.000Z"],
    ["2026-03", "Europe/Berlin", "2026-02-28T23:00:00.000Z", "2026-03-31T22:00:00.000Z"],
    ["2026-12", "America/New_York", "2026-12-01T05:00:00.000Z", "2027-01-01T05:00:00.000Z"],
    ["2026-11", "America/New_York", "2026-11-01T04:00:00.000Z", "2026-12-01T05:00:00.000Z"],
    ["2026-02", "Asia/Kathmandu", "2026-01-31T18:15:00.000Z", "2026-02-28T18:15:00.000Z"],
    ["2026-01", "Pacific/Kiritimati", "2025-12-31T10:00:00.000Z", "2026-01-31T10:00:00.000Z"],
  ])("%s in %s", (month, timeZone, from, to) => {
    expect(monthRange(month, timeZone)).toEqual({ from: new Date(from), to: new Date(to) });
  });

  it("months follow each other without a gap or an overlap, in every time zone", () => {
    for (const timeZone of Intl.supportedValuesOf("timeZone")) {
      for (let month = 1; month < 12; month += 1) {
        const name = (number: number) => `2026-${String(number).padStart(2, "0")}`;
        const { to } = monthRange(name(month), timeZone);
        expect(to, `${timeZone} ${month}`).toEqual(monthRange(name(month + 1), timeZone).from);
        const first = new Intl.DateTimeFormat("en-CA", { timeZone, dateStyle: "short" });
        expect(first.format(to)).toBe(`${name(month + 1)}-01`);
        expect(first.format(to.getTime() - 1), timeZone).toMatch(new RegExp(`^${name(month)}-(28|30|31)$`));
      }
    }
  });

  it("what is no month or no time zone is refused", () => {
    expect(() => monthRange("2026", "UTC")).toThrow(expect.objectContaining({ code: "invalid_input" }));
    expect(() => monthRange("2026-01", "Mars/Olympus")).toThrow(
      expect.objectContaining({ code: "invalid_input" }),
    );
  });
});
