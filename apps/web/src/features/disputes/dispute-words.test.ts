import { disputeState } from "@paygo/contracts";
import { expect, it } from "vitest";
import { disputeBadge, disputeOutcome } from "./dispute-words.ts";

it("every state of a dispute has a name and a sentence, and only an open one can be overdue", () => {
  const money = (minor: number) => `$${(minor / 100).toFixed(2)}`;
  const labels = disputeState.options.map((state) => disputeBadge({ state, isOverdue: true }).label);
  expect(labels).toEqual(["Overdue", "Refunded", "Refused", "Withdrawn"]);
  expect(disputeBadge({ state: "open" }).label).toBe("Open");
  expect(disputeOutcome({ state: "refunded", refundedMinor: 150 }, money)).toBe(
    "$1.50 went back to the customer’s wallet.",
  );
  expect(disputeOutcome({ state: "refused", refundedMinor: 0 }, money)).toBe("Nothing was refunded.");
});
