import { describe, expect, it } from "vitest";
import { readRefillDraft, startRefillDraft } from "./refill-draft.ts";

const wallet = { currency: "USD", topUp: { minMinor: 100, maxMinor: 50_000 } };
const refill = {
  isOn: false,
  thresholdMinutes: 5,
  amountMinor: 2_000,
  monthlyCeilingMinor: 10_000,
  paymentMethodId: "gone",
  usedThisMonthMinor: 0,
  stoppedCode: null,
};
const card = { id: "card", brand: "visa", last4: "4242", expiryMonth: 1, expiryYear: 2030 };
const draft = startRefillDraft(refill, [card], "USD");
const read = (part: Partial<typeof draft>) => readRefillDraft({ ...draft, ...part }, wallet, "en-US");

describe("the form of automatic refills", () => {
  it("starts with the settings, and with a card that is still there", () => {
    expect(draft).toEqual({
      thresholdMinutes: "5",
      amount: "20",
      monthlyCeiling: "100",
      paymentMethodId: "card",
    });
    expect(read({})).toEqual({
      threshold: { kind: "minutes", minutes: 5 },
      amount: { kind: "amount", amountMinor: 2_000 },
      monthlyCeiling: { kind: "amount", amountMinor: 10_000 },
    });
  });

  it.each(["0", "61", "1.5", "-1", "", "many"])("refuses %j minutes", (thresholdMinutes) => {
    expect(read({ thresholdMinutes }).threshold.kind).toBe("refused");
  });

  it("refuses a ceiling below one refill", () => {
    expect(read({ monthlyCeiling: "19.99" }).monthlyCeiling).toEqual({
      kind: "refused",
      sentence: "One refill is $20.00: a month needs at least that.",
    });
  });
});
