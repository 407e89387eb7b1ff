import { expect, it } from "vitest";
import { needsSecondApproval } from "./approval.ts";

it.each([
  [10_000, false],
  [10_001, true],
  [-10_000, false],
  [-10_001, true],
  [0, false],
])(
  "a correction of %d above a limit of 10,000, to whichever side, needs a second admin: %s",
  (amount, needs) => {
    expect(needsSecondApproval(amount, 10_000, 0)).toBe(needs);
  },
);

it("a large correction in pieces is still a large one", () => {
  expect(needsSecondApproval(4_000, 10_000, 6_000)).toBe(false);
  expect(needsSecondApproval(4_001, 10_000, 6_000)).toBe(true);
  expect(needsSecondApproval(-1, 10_000, 10_000)).toBe(true);
});
