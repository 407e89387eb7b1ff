import { expect, it } from "vitest";
import { ageWords, checkName } from "./finding-words.ts";

it("a finding's age is told in the largest unit that fits", () => {
  const minute = 60_000;
  expect(
    [0, minute, 119 * minute, 26 * 60 * minute, 72 * 60 * minute].map((age) => ageWords(0, age)),
  ).toEqual(["less than a minute", "1 minute", "1 hour", "1 day", "3 days"]);
  expect(ageWords(10, 0)).toBe("less than a minute");
});

it("a check's name is readable", () => {
  expect(checkName("hold_without_session")).toBe("Hold without session");
});
