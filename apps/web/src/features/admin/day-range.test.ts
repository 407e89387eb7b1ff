import { expect, it } from "vitest";
import { dayOf, endOfDay, startOfDay } from "./day-range.ts";

it("a day goes from its midnight to the next by the reader's clock", () => {
  const noonMs = new Date(2026, 10, 22, 12).getTime();
  const day = dayOf(noonMs);
  expect(day).toBe("2026-11-22");
  expect(startOfDay(day)).toBe(new Date(2026, 10, 22).toISOString());
  expect(endOfDay(day)).toBe(new Date(2026, 10, 23).toISOString());
});

it("nothing and nonsense are no day", () => {
  for (const text of ["", "22.11.2026", "2026-99-99"]) {
    expect(startOfDay(text)).toBeUndefined();
    expect(endOfDay(text)).toBeUndefined();
  }
});
