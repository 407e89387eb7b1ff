import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { feeAt, splitCharge } from "./fee.ts";
import { MAX_AMOUNT_MINOR } from "./money.ts";
import { fee as anyFee } from "./testing/arbitraries.ts";

const feeBasisPoints = fc.integer({ min: 0, max: 10_000 });
const percent = (basisPoints: number) => ({ basisPoints, fixedMinor: 0 });

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
      expect(splitCharge(chargeMinor, percent(basisPoints))).toEqual({ vendorMinor, feeMinor });
    },
  );

  it("conserves the total and leaves neither side below zero, up to the largest amount", () => {
    const chargeMinor = fc.integer({ min: 0, max: MAX_AMOUNT_MINOR });
    fc.assert(
      fc.property(chargeMinor, feeBasisPoints, (charge, basisPoints) => {
        const { vendorMinor, feeMinor } = splitCharge(charge, percent(basisPoints));
        expect(vendorMinor + feeMinor).toBe(charge);
        expect(Math.min(vendorMinor, feeMinor)).toBeGreaterThanOrEqual(0);
        const error = 20_000n * BigInt(feeMinor) - 2n * BigInt(charge) * BigInt(basisPoints);
        expect(error > -10_000n && error <= 10_000n).toBe(true);
      }),
    );
  });

  it.each([-1, 10_001, 0.5, Number.NaN])("a fee of %d basis points is refused", (basisPoints) => {
    expect(() => splitCharge(100, percent(basisPoints))).toThrow(
      expect.objectContaining({ code: "internal" }),
    );
  });

  it.each([
    [1000, 1500, 30, 820, 180],
    [100, 0, 30, 70, 30],
    [30, 0, 30, 0, 30],
    [29, 0, 30, 0, 29], // the fee is never more than the charge
    [0, 1500, 30, 0, 0],
    [40, 5000, 30, 0, 40],
  ])(
    "%d at %d basis points + %d is %d for the vendor and %d of fee",
    (charge, basisPoints, fixedMinor, v, f) => {
      expect(splitCharge(charge, { basisPoints, fixedMinor })).toEqual({ vendorMinor: v, feeMinor: f });
    },
  );

  it("with a fixed part conserves the total, and gives neither side less of a greater charge", () => {
    const chargeMinor = fc.oneof(fc.nat(2000), fc.nat(MAX_AMOUNT_MINOR - 1));
    fc.assert(
      fc.property(chargeMinor, anyFee, (charge, fee) => {
        const split = splitCharge(charge, fee);
        expect(split.vendorMinor + split.feeMinor).toBe(charge);
        expect(Math.min(split.vendorMinor, split.feeMinor)).toBeGreaterThanOrEqual(0);
        const greater = splitCharge(charge + 1, fee);
        expect(greater.vendorMinor).toBeGreaterThanOrEqual(split.vendorMinor);
        expect(greater.feeMinor).toBeGreaterThanOrEqual(split.feeMinor);
      }),
    );
  });

  it.each([-1, 0.5, Number.NaN])("a fixed fee or a charge of %d is refused", (amount) => {
    const refused = expect.objectContaining({ code: "internal" });
    expect(() => splitCharge(100, { basisPoints: 0, fixedMinor: amount })).toThrow(refused);
    expect(() => splitCharge(amount, percent(1500))).toThrow(refused);
  });
});

describe("the fee table", () => {
  const fallback = { basisPoints: 2000, fixedMinor: 0 };
  const table = [
    { effectiveFromMs: 300, basisPoints: 1000, fixedMinor: 30 },
    { effectiveFromMs: 100, basisPoints: 1500, fixedMinor: 0 },
  ];

  it.each([
    [99, fallback],
    [100, { basisPoints: 1500, fixedMinor: 0 }],
    [299, { basisPoints: 1500, fixedMinor: 0 }],
    [300, { basisPoints: 1000, fixedMinor: 30 }],
    [10_000, { basisPoints: 1000, fixedMinor: 30 }],
  ])("at %d gives the last that took effect by then", (atMs, fee) => {
    expect(feeAt(table, atMs, fallback)).toEqual(fee);
  });

  it("is empty at first: the default holds", () => {
    expect(feeAt([], 5, fallback)).toEqual(fallback);
  });

  it("is read alike in any order, and what is added later never changes an earlier answer", () => {
    const rows = fc.uniqueArray(fc.record({ effectiveFromMs: fc.nat(1000), basisPoints: fc.nat(10_000) }), {
      selector: (row) => row.effectiveFromMs,
    });
    fc.assert(
      fc.property(rows, fc.nat(1000), fc.integer({ min: 1, max: 1000 }), (some, atMs, laterMs) => {
        const dated = some.map((row) => ({ ...row, fixedMinor: 0 }));
        const found = feeAt(dated, atMs, fallback);
        expect(feeAt(dated.toReversed(), atMs, fallback)).toEqual(found);
        const added = { effectiveFromMs: atMs + laterMs, basisPoints: 1, fixedMinor: 1 };
        expect(feeAt([...dated, added], atMs, fallback)).toEqual(found);
      }),
    );
  });
});
