import { endReasons } from "@paygo/core";
import { describe, expect, it } from "vitest";
import { endReasonConsequence, endReasonLabel, endReasonTitle } from "./end-reason-words.ts";

const people = { customer: { name: "Demo customer" }, vendor: { name: "Demo vendor" } };
const parts = ["customer", "vendor", "admin"] as const;

describe("why a session ended", () => {
  it.each(endReasons)("%s has a label, and a title without a full stop for everybody", (reason) => {
    expect(endReasonLabel(reason)).toMatch(/^[A-Z][a-z ]+$/);
    for (const part of parts) expect(endReasonTitle(reason, part, people)).toMatch(/^[A-Z].+[a-z]$/);
  });

  it("no two reasons read alike", () => {
    expect(new Set(endReasons.map(endReasonLabel)).size).toBe(endReasons.length);
    for (const part of parts) {
      const titles = endReasons.map((reason) => endReasonTitle(reason, part, people));
      expect(new Set(titles).size).toBe(endReasons.length);
    }
  });

  it.each([
    ["stopped_by_customer", "customer", "You ended the session"],
    ["stopped_by_customer", "vendor", "Demo customer ended the session"],
    ["stopped_by_vendor", "vendor", "You ended the session"],
    ["stopped_by_vendor", "admin", "Demo vendor ended the session"],
    ["cancelled", "customer", "You cancelled before Demo vendor answered"],
    ["cancelled", "vendor", "Demo customer cancelled before you answered"],
    ["declined", "customer", "Demo vendor declined the session"],
    ["no_answer", "vendor", "You did not answer in time"],
    ["funds_exhausted", "customer", "Your money was used up"],
    ["funds_exhausted", "vendor", "Demo customer’s money was used up"],
  ] as const)("%s to the %s: %s", (reason, part, title) => {
    expect(endReasonTitle(reason, part, people)).toBe(title);
  });

  it("only the customer is told that the hold is back", () => {
    expect(endReasonConsequence("no_answer", "customer")).toContain("yours again");
    expect(endReasonConsequence("no_answer", "vendor")).toBeNull();
  });
});
