import { describe, expect, it } from "vitest";
import { refillSentences, stoppedWords } from "./refill-words.ts";

const plan = { thresholdMinutes: 5, amount: "$20.00", monthlyCeiling: "$100.00", card: "Visa •••• 4242" };

describe("the words of automatic refills", () => {
  it("say which card is charged how much, when, and at most how much", () => {
    const [when, limit] = refillSentences(plan);
    expect(when).toContain(
      "less than 5 more minutes of the session you are in, $20.00 is charged to Visa •••• 4242 without asking you again",
    );
    expect(limit).toContain("never more than $100.00 in a calendar month");
    expect(refillSentences({ ...plan, thresholdMinutes: 1 })[0]).toContain("less than one more minute");
  });

  it("say why they were stopped, and nothing when the customer stopped them", () => {
    expect(stoppedWords(null)).toBeNull();
    expect(stoppedWords("chargeback")).toContain("taken back");
    expect(stoppedWords("card_declined")).toContain("Nothing was charged");
  });
});
