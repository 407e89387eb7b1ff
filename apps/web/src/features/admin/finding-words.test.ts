import { expect, it } from "vitest";
import { findingTitle, readable } from "./check-words.ts";
import { ageWords } from "./finding-words.ts";

it("a finding's age is told in the largest unit that fits", () => {
  const minute = 60_000;
  expect(
    [0, minute, 119 * minute, 26 * 60 * minute, 72 * 60 * minute].map((age) => ageWords(0, age)),
  ).toEqual(["less than a minute", "1 minute", "1 hour", "1 day", "3 days"]);
  expect(ageWords(10, 0)).toBe("less than a minute");
});

it("a finding says what is wrong, and one of a new check is at least readable", () => {
  expect(findingTitle("refund_charge")).toBe("Refunds exceed the charge");
  expect(findingTitle("provider_unknown_to_us")).toBe("Movement that only the payment provider knows");
  expect(findingTitle("something_new")).toBe("Something new");
  expect(readable("payment_methods")).toBe("Payment methods");
});
