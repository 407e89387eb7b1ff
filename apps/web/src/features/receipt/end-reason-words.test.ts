import { endReasons } from "@paygo/core";
import { describe, expect, it } from "vitest";
import { endReasonLabel, endReasonSentence } from "./end-reason-words.ts";

const people = { customer: { name: "Casey" }, vendor: { name: "Vic" } };
const parts = ["customer", "vendor", "admin"] as const;

describe("why a session ended", () => {
  it.each(endReasons)("%s has a label and a sentence for everybody", (reason) => {
    expect(endReasonLabel(reason)).toMatch(/^[A-Z][a-z ]+$/);
    for (const part of parts) expect(endReasonSentence(reason, part, people)).toMatch(/^[A-Z].+\.$/);
  });

  it("no two reasons read alike", () => {
    expect(new Set(endReasons.map(endReasonLabel)).size).toBe(endReasons.length);
    for (const part of parts) {
      const sentences = endReasons.map((reason) => endReasonSentence(reason, part, people));
      expect(new Set(sentences).size).toBe(endReasons.length);
    }
  });

  it.each([
    ["stopped_by_customer", "customer", "You ended the session."],
    ["stopped_by_customer", "vendor", "Casey ended the session."],
    ["stopped_by_vendor", "vendor", "You ended the session."],
    ["stopped_by_vendor", "admin", "Vic ended the session."],
    ["cancelled", "customer", "You stopped ringing before Vic answered."],
    ["cancelled", "vendor", "Casey stopped ringing before you answered."],
    ["declined", "customer", "Vic declined the call."],
    ["no_answer", "vendor", "You did not answer in time."],
    ["funds_exhausted", "customer", "The session ended because your money was used up."],
    ["funds_exhausted", "vendor", "The session ended because Casey’s money was used up."],
  ] as const)("%s to the %s: %s", (reason, part, sentence) => {
    expect(endReasonSentence(reason, part, people)).toBe(sentence);
  });
});
