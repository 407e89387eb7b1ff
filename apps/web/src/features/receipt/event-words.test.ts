import { describe, expect, it } from "vitest";
import { eventWords, timeline } from "./event-words.ts";
import { sampleReceipt } from "./receipt-sample.ts";

const receipt = sampleReceipt();
const { createdAt, endedAt } = receipt;

describe("the timeline of a session", () => {
  it.each(
    "started answered moved_device live hold_extended hold_not_extended cap_raised low_funds_2 low_funds_1 ended".split(
      " ",
    ),
  )("says %s in words", (kind) => {
    expect(eventWords(kind, receipt)).toMatch(/^[A-Z]/);
    expect(eventWords(kind, receipt)).not.toContain("_");
  });

  it("speaks to the reader", () => {
    expect(eventWords("answered", receipt)).toBe("Demo vendor answered");
    expect(eventWords("answered", { ...receipt, part: "vendor" })).toBe("You answered");
  });

  it("goes on with what became of the bill, in order", () => {
    const dispute = {
      id: "d",
      sessionId: receipt.sessionId,
      state: "withdrawn" as const,
      reason: "The picture was black.",
      requestedMinor: 100,
      openedAt: "2026-11-22T13:00:00.000Z",
      resolvedAt: "2026-11-22T14:00:00.000Z",
      resolution: null,
      refundedMinor: 0,
    };
    const events = [
      { kind: "ended", at: endedAt },
      { kind: "started", at: createdAt },
    ];
    expect(timeline({ ...receipt, events, dispute }).map(({ words }) => words)).toEqual([
      "You rang, and the first money was held",
      "You ended the session",
      "You disputed the bill",
      "You took the dispute back",
    ]);
  });
});
