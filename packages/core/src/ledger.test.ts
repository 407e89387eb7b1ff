import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { hold, type Posting, settlement, splitCharge, topUp } from "./ledger.ts";
import { MAX_AMOUNT_MINOR } from "./money.ts";

const parties = { customerId: "customer", vendorId: "vendor" };
const sumMinor = (posting: Posting) => posting.entries.reduce((sum, entry) => sum + entry.amountMinor, 0);
const lines = (posting: Posting) =>
  Object.fromEntries(
    posting.entries.map((entry) => [`${entry.account.kind}:${entry.account.ownerId}`, entry.amountMinor]),
  );

const amountMinor = fc.integer({ min: 1, max: MAX_AMOUNT_MINOR });
const feeBasisPoints = fc.integer({ min: 0, max: 10_000 });

/** A held amount of which a part is charged and a part of that is the fee. */
const settled = fc
  .tuple(amountMinor, fc.double({ min: 0, max: 1, noNaN: true }), feeBasisPoints)
  .map(([heldMinor, part, basisPoints]) => {
    const chargedMinor = Math.floor(heldMinor * part);
    return { heldMinor, releasedMinor: heldMinor - chargedMinor, ...splitCharge(chargedMinor, basisPoints) };
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
      "earnings:vendor": 160,
      "fees:null": 40,
    });
  });

  it("a settlement without a charge has no lines of zero", () => {
    const posting = settlement(parties, { heldMinor: 500, vendorMinor: 0, feeMinor: 0, releasedMinor: 500 });
    expect(lines(posting)).toEqual({ "held:customer": -500, "available:customer": 500 });
  });
});

describe("every posting balances", () => {
  it("for every amount: entries sum to zero, each is an amount, there are at least two", () => {
    fc.assert(
      fc.property(amountMinor, settled, (amount, amounts) => {
        for (const posting of [topUp("c", amount), hold("c", amount), settlement(parties, amounts)]) {
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

  it("a settlement of nothing is refused: a session without a hold has nothing to settle", () => {
    const nothing = { heldMinor: 0, vendorMinor: 0, feeMinor: 0, releasedMinor: 0 };
    expect(() => settlement(parties, nothing)).toThrow(expect.objectContaining({ code: "internal" }));
  });
});

describe("the split of a charge", () => {
  it.each([
    [1000, 2000, 800, 200],
    [101, 1500, 86, 15], // 15.15
    [110, 1500, 93, 17], // 16.5, half up
    [1, 4999, 1, 0],
    [1, 5000, 0, 1],
    [0, 2000, 0, 0],
    [999, 0, 999, 0],
    [999, 10_000, 0, 999],
    [9_999_999_995_006, 3333, 6_666_999_996_671, 3_332_999_998_335], // the product is beyond 2^53
    [9_999_999_999_999, 3333, 6_666_999_999_999, 3_333_000_000_000], // 3,332,999,999,999.6667
  ])(
    "%d at %d basis points is %d for the vendor and %d of fee",
    (chargeMinor, basisPoints, vendorMinor, feeMinor) => {
      expect(splitCharge(chargeMinor, basisPoints)).toEqual({ vendorMinor, feeMinor });
    },
  );

  it("conserves the total and leaves neither side below zero, up to the largest amount", () => {
    const chargeMinor = fc.integer({ min: 0, max: MAX_AMOUNT_MINOR });
    fc.assert(
      fc.property(chargeMinor, feeBasisPoints, (charge, basisPoints) => {
        const { vendorMinor, feeMinor } = splitCharge(charge, basisPoints);
        expect(vendorMinor + feeMinor).toBe(charge);
        expect(Math.min(vendorMinor, feeMinor)).toBeGreaterThanOrEqual(0);
        const error = 20_000n * BigInt(feeMinor) - 2n * BigInt(charge) * BigInt(basisPoints);
        expect(error > -10_000n && error <= 10_000n).toBe(true);
      }),
    );
  });

  it.each([-1, 10_001, 0.5, Number.NaN])("a fee of %d basis points is refused", (basisPoints) => {
    expect(() => splitCharge(100, basisPoints)).toThrow(expect.objectContaining({ code: "internal" }));
  });
});
