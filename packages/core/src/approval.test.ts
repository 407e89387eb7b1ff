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
    expect(needsSecondApproval(amount, 10_000)).toBe(needs);
  },
);
