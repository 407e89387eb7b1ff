import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { splitCharge } from "./fee.ts";
import {
  adjustment,
  earningsRelease,
  hold,
  type Posting,
  paymentReversal,
  payout,
  payoutEnd,
  payoutReversal,
  refund,
  repayment,
  settlement,
  topUp,
  withdrawal,
  withdrawalBounced,
  withdrawalEnd,
} from "./ledger.ts";
import { MAX_AMOUNT_MINOR } from "./money.ts";
import { fee as anyFee } from "./testing/arbitraries.ts";

const parties = { customerId: "customer", vendorId: "vendor" };
const sumMinor = (posting: Posting) => posting.entries.reduce((sum, entry) => sum + entry.amountMinor, 0);
const lines = (posting: Posting) =>
  Object.fromEntries(
    posting.entries.map((entry) => [`${entry.account.kind}:${entry.account.ownerId}`, entry.amountMinor]),
  );

const amountMinor = fc.integer({ min: 1, max: MAX_AMOUNT_MINOR });

/** A held amount of which a part is charged and a part of that is the fee. */
const settled = fc
  .tuple(amountMinor, fc.double({ min: 0, max: 1, noNaN: true }), anyFee)
  .map(([heldMinor, part, fee]) => {
    const chargedMinor = Math.floor(heldMinor * part);
    return { heldMinor, releasedMinor: heldMinor - chargedMinor, ...splitCharge(chargedMinor, fee) };
  });

describe("postings move money between the right accounts", () => {
  it("a top-up comes from outside into what is available", () => {
    expect(topUp("customer", 500)).toMatchObject({ kind: "top_up" });
    expect(lines(topUp("customer", 500))).toEqual({ "funding:null": -500, "available:customer": 500 });
  });

  it("a hold moves from available to held and to nobody else", () => {
    expect(hold("customer", 500)).toMatchObject({ kind: "hold" });
    expect(lines(hold("customer", 500))).toEqual({ "available:customer": -500, "held:customer": 500 });
  });

  it("a settlement empties the hold: charge to vendor and platform, rest to the customer", () => {
    const posting = settlement(parties, {
      heldMinor: 500,
      vendorMinor: 160,
      feeMinor: 40,
      releasedMinor: 300,
    });
    expect(posting.kind).toBe("settlement");
    expect(lines(posting)).toEqual({
      "held:customer": -500,
      "available:customer": 300,
      "earnings_pending:vendor": 160,
      "fees:null": 40,
    });
  });

  it("a settlement without a charge has no lines of zero", () => {
    const posting = settlement(parties, { heldMinor: 500, vendorMinor: 0, feeMinor: 0, releasedMinor: 500 });
    expect(lines(posting)).toEqual({ "held:customer": -500, "available:customer": 500 });
  });
});

describe("every other posting moves money between the right accounts", () => {
  it.each<[string, Posting, string, Record<string, number>]>([
    [
      "a reversal that the wallet covers",
      paymentReversal("c", 500, 800),
      "payment_reversal",
      { "available:c": -500, "funding:null": 500 },
    ],
    [
      "a reversal of which the wallet covers a part: the rest is owed",
      paymentReversal("c", 500, 200),
      "payment_reversal",
      { "available:c": -200, "receivable:c": -300, "funding:null": 500 },
    ],
    [
      "a reversal of an empty wallet: all is owed",
      paymentReversal("c", 500, 0),
      "payment_reversal",
      { "receivable:c": -500, "funding:null": 500 },
    ],
    ["a repayment", repayment("c", 300), "repayment", { "available:c": -300, "receivable:c": 300 }],
    [
      "a refund",
      refund({ customerId: "c", vendorId: "v" }, { vendorMinor: 85, feeMinor: 15 }),
      "refund",
      { "earnings_pending:v": -85, "fees:null": -15, "available:c": 100 },
    ],
    [
      "a refund of fee alone",
      refund({ customerId: "c", vendorId: "v" }, { vendorMinor: 0, feeMinor: 15 }),
      "refund",
      { "fees:null": -15, "available:c": 15 },
    ],
    [
      "a release of earnings",
      earningsRelease("v", 85),
      "earnings_release",
      { "earnings_pending:v": -85, "earnings_available:v": 85 },
    ],
    [
      "a withdrawal",
      withdrawal("c", 70),
      "withdrawal",
      { "available:c": -70, "withdrawals_in_transit:c": 70 },
    ],
    [
      "a withdrawal that arrived",
      withdrawalEnd("c", 70, "paid"),
      "withdrawal_paid",
      { "withdrawals_in_transit:c": -70, "funding:null": 70 },
    ],
    [
      "a withdrawal that came back",
      withdrawalEnd("c", 70, "returned"),
      "withdrawal_returned",
      { "withdrawals_in_transit:c": -70, "available:c": 70 },
    ],
    [
      "a withdrawal that came back after it had arrived",
      withdrawalBounced("c", 70),
      "withdrawal_returned",
      { "funding:null": -70, "available:c": 70 },
    ],
    ["a payout", payout("v", 85), "payout", { "earnings_available:v": -85, "payouts_in_transit:v": 85 }],
    [
      "a payout that arrived",
      payoutEnd("v", 85, "paid"),
      "payout_paid",
      { "payouts_in_transit:v": -85, "funding:null": 85 },
    ],
    [
      "a payout that came back",
      payoutEnd("v", 85, "returned"),
      "payout_returned",
      { "payouts_in_transit:v": -85, "earnings_available:v": 85 },
    ],
    [
      "a payout that came back after it had arrived",
      payoutReversal("v", 85),
      "payout_returned",
      { "funding:null": -85, "earnings_available:v": 85 },
    ],
    [
      "a correction that gives",
      adjustment("available", "c", 40),
      "adjustment",
      { "adjustments:null": -40, "available:c": 40 },
    ],
    [
      "a correction that takes",
      adjustment("earnings_available", "v", -40),
      "adjustment",
      { "earnings_available:v": -40, "adjustments:null": 40 },
    ],
  ])("%s", (_case, posting, kind, moved) => {
    expect(posting.kind).toBe(kind);
    expect(lines(posting)).toEqual(moved);
  });
});

describe("every posting balances", () => {
  it("for every amount: entries sum to zero, each is an amount, there are at least two", () => {
    fc.assert(
      fc.property(amountMinor, settled, (amount, amounts) => {
        const { vendorMinor, feeMinor } = amounts;
        const simple = [topUp, hold, repayment, withdrawal, withdrawalBounced].map((post) =>
          post("c", amount),
        );
        const ends = [withdrawalEnd, payoutEnd].flatMap((post) => [
          post("c", amount, "paid"),
          post("c", amount, "returned"),
        ]);
        const more = [
          earningsRelease("v", amount),
          payout("v", amount),
          payoutReversal("v", amount),
          paymentReversal("c", amount, feeMinor),
        ];
        const corrections = [amount, -amount].map((each) => adjustment("available", "c", each));
        const refunds = vendorMinor + feeMinor > 0 ? [refund(parties, { vendorMinor, feeMinor })] : [];
        const all = [...simple, ...ends, ...more, ...corrections, ...refunds, settlement(parties, amounts)];
        for (const posting of all) {
          expect(sumMinor(posting)).toBe(0);
          expect(posting.entries.length).toBeGreaterThanOrEqual(2);
          for (const entry of posting.entries) expect(Number.isSafeInteger(entry.amountMinor)).toBe(true);
        }
      }),
    );
  });

  it("a settlement that is one minor unit off, either way, is refused", () => {
    for (const offMinor of [1, -1]) {
      const amounts = { heldMinor: 500, vendorMinor: 160, feeMinor: 40, releasedMinor: 300 + offMinor };
      expect(() => settlement(parties, amounts)).toThrow(expect.objectContaining({ code: "internal" }));
    }
  });
});

describe("money never flows backwards through a posting", () => {
  it.each([0, -1, 0.5, Number.NaN, MAX_AMOUNT_MINOR + 1])("a top-up or hold of %d is refused", (amount) => {
    expect(() => topUp("customer", amount)).toThrow();
    expect(() => hold("customer", amount)).toThrow();
  });

  it.each([
    ["vendor's share", { heldMinor: 500, vendorMinor: -1, feeMinor: 201, releasedMinor: 300 }],
    ["fee", { heldMinor: 500, vendorMinor: 201, feeMinor: -1, releasedMinor: 300 }],
    ["release", { heldMinor: 500, vendorMinor: 501, feeMinor: 0, releasedMinor: -1 }],
    ["hold", { heldMinor: -500, vendorMinor: 0, feeMinor: 0, releasedMinor: -500 }],
  ])("a settlement with a negative %s is refused, though it sums to zero", (_part, amounts) => {
    expect(() => settlement(parties, amounts)).toThrow(expect.objectContaining({ code: "internal" }));
  });

  it.each([
    ["vendor's share", { vendorMinor: -1, feeMinor: 101 }],
    ["fee", { vendorMinor: 101, feeMinor: -1 }],
    ["sum", { vendorMinor: -50, feeMinor: -50 }],
  ])("a refund with a negative %s is refused, though it sums to zero", (_part, amounts) => {
    expect(() => refund(parties, amounts)).toThrow(expect.objectContaining({ code: "internal" }));
  });

  it.each([0, -1, 0.5, Number.NaN, MAX_AMOUNT_MINOR + 1])("no other posting moves %d", (amount) => {
    const refused = expect.objectContaining({ code: expect.stringMatching(/^(internal|invalid_input)$/) });
    for (const post of [repayment, withdrawal, payout, earningsRelease]) {
      expect(() => post("x", amount)).toThrow(refused);
    }
    for (const outcome of ["paid", "returned"] as const) {
      expect(() => withdrawalEnd("c", amount, outcome)).toThrow(refused);
      expect(() => payoutEnd("v", amount, outcome)).toThrow(refused);
    }
    expect(() => paymentReversal("c", amount, 100)).toThrow(refused);
  });

  it.each([0, 0.5, Number.NaN, MAX_AMOUNT_MINOR + 1])("a correction of %d is refused", (amount) => {
    expect(() => adjustment("available", "c", amount)).toThrow();
  });

  it("a settlement of nothing is refused: a session without a hold has nothing to settle", () => {
    const nothing = { heldMinor: 0, vendorMinor: 0, feeMinor: 0, releasedMinor: 0 };
    expect(() => settlement(parties, nothing)).toThrow(expect.objectContaining({ code: "internal" }));
  });
});
