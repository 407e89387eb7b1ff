import { adjustmentState } from "@paygo/contracts";
import { expect, it } from "vitest";
import { adjustmentBadge, adjustmentQuestion } from "./adjustment-words.ts";

it("every state of an adjustment has its own name", () => {
  const labels = adjustmentState.options.map((state) => adjustmentBadge(state).label);
  expect(new Set(labels).size).toBe(labels.length);
});

it("says before whether money moves at once or somebody else has to agree", () => {
  const asked = { direction: "take", amount: "$5.00", name: "Demo vendor", needsApproval: false } as const;
  expect(adjustmentQuestion(asked)).toMatchObject({
    title: "Take $5.00 from Demo vendor?",
    action: "Take $5.00",
  });
  expect(adjustmentQuestion({ ...asked, direction: "give", needsApproval: true })).toEqual({
    title: "Ask to give $5.00 to Demo vendor?",
    description: "Nothing moves yet: another admin has to approve it.",
    action: "Ask for approval",
  });
});
