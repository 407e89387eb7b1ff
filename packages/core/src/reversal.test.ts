import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Posting, paymentReversal, repaymentDue } from "./ledger.ts";
import { MAX_AMOUNT_MINOR } from "./money.ts";

const amountMinor = fc.integer({ min: 1, max: MAX_AMOUNT_MINOR });
const lines = (posting: Posting) =>
  Object.fromEntries(
    posting.entries.map((entry) => [`${entry.account.kind}:${entry.account.ownerId}`, entry.amountMinor]),
  );

describe("a reversal", () => {
  it("takes no more than is available, and what it does not take is owed", () => {
    fc.assert(
      fc.property(amountMinor, fc.oneof(fc.nat(1000), fc.nat(MAX_AMOUNT_MINOR)), (amount, available) => {
        const moved = lines(paymentReversal("c", amount, available));
        const takenMinor = 0 - (moved["available:c"] ?? 0);
        const owedMinor = 0 - (moved["receivable:c"] ?? 0);
        expect(takenMinor).toBe(Math.min(amount, available));
        expect(owedMinor).toBe(amount - takenMinor);
        expect(moved["funding:null"]).toBe(amount);
      }),
    );
  });

  it("of a wallet that were below zero takes nothing from it and gives nothing to it", () => {
    expect(lines(paymentReversal("c", 500, -7))).toEqual({ "receivable:c": -500, "funding:null": 500 });
  });

  it.each([
    [300, -500, 300],
    [800, -500, 500],
    [0, -500, 0],
    [800, 0, 0],
  ])("is repaid from %d available when %d is owed with %d", (availableMinor, receivableMinor, dueMinor) => {
    expect(repaymentDue(availableMinor, receivableMinor)).toBe(dueMinor);
  });
});
