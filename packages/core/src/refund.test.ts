import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { splitCharge } from "./fee.ts";
import { MAX_AMOUNT_MINOR } from "./money.ts";
import { adjustmentWindowEndMs, isWithinAdjustmentWindow, splitRefund } from "./refund.ts";
import { fee as anyFee } from "./testing/arbitraries.ts";

const charged = fc.record({
  chargedMinor: fc.oneof(fc.integer({ min: 1, max: 2000 }), fc.integer({ min: 1, max: MAX_AMOUNT_MINOR })),
  fee: anyFee,
});
const parts = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 8 });

describe("a refund takes from both sides what they have of it", () => {
  it.each([
    [1000, 0, 1500, 0, 1000, 850, 150],
    [1000, 0, 1500, 0, 500, 425, 75],
    [1000, 500, 1500, 0, 500, 425, 75],
    [101, 0, 1500, 0, 1, 1, 0],
    [101, 1, 1500, 0, 100, 85, 15],
    [1000, 0, 1500, 30, 500, 425, 75], // the fixed part stays while anything of the charge stays
    [1000, 0, 1500, 30, 1000, 820, 180],
    [30, 0, 0, 30, 10, 0, 10], // the vendor had nothing of it
  ])(
    "of %d with %d refunded, at %d basis points + %d, a refund of %d takes %d from the vendor and %d of fee",
    (chargedMinor, refundedMinor, basisPoints, fixedMinor, amountMinor, vendorMinor, feeMinor) => {
      const charge = { chargedMinor, refundedMinor, fee: { basisPoints, fixedMinor } };
      expect(splitRefund(charge, amountMinor)).toEqual({ vendorMinor, feeMinor });
    },
  );

  it("in any pieces: both always have their shares of what is left, and in the end nothing", () => {
    fc.assert(
      fc.property(charged, parts, ({ chargedMinor, fee }, pieces) => {
        const before = splitCharge(chargedMinor, fee);
        let { vendorMinor, feeMinor } = before;
        let refundedMinor = 0;
        const giveBack = (amountMinor: number) => {
          const back = splitRefund({ chargedMinor, refundedMinor, fee }, amountMinor);
          expect(back.vendorMinor + back.feeMinor).toBe(amountMinor);
          expect(Math.min(back.vendorMinor, back.feeMinor)).toBeGreaterThanOrEqual(0);
          refundedMinor += amountMinor;
          vendorMinor -= back.vendorMinor;
          feeMinor -= back.feeMinor;
          expect({ vendorMinor, feeMinor }).toEqual(splitCharge(chargedMinor - refundedMinor, fee));
        };
        for (const piece of pieces) {
          const amountMinor = Math.floor(piece * (chargedMinor - refundedMinor));
          if (amountMinor > 0) giveBack(amountMinor);
        }
        if (refundedMinor < chargedMinor) giveBack(chargedMinor - refundedMinor);
        expect({ vendorMinor, feeMinor }).toEqual({ vendorMinor: 0, feeMinor: 0 });
      }),
    );
  });

  it("the whole charge at once returns exactly the settled shares", () => {
    fc.assert(
      fc.property(charged, ({ chargedMinor, fee }) => {
        const all = splitRefund({ chargedMinor, refundedMinor: 0, fee }, chargedMinor);
        expect(all).toEqual(splitCharge(chargedMinor, fee));
      }),
    );
  });
});

describe("a refund never exceeds the charge", () => {
  const fee = { basisPoints: 1500, fixedMinor: 0 };
  it.each([
    [100, 0, 101, 100],
    [100, 60, 41, 40],
    [100, 100, 1, 0],
    [0, 0, 1, 0],
  ])(
    "of %d with %d refunded, %d is refused and %d named",
    (chargedMinor, refundedMinor, amountMinor, leftMinor) => {
      expect(() => splitRefund({ chargedMinor, refundedMinor, fee }, amountMinor)).toThrow(
        expect.objectContaining({ code: "refund_exceeds_charge", details: { leftMinor } }),
      );
    },
  );

  it.each([0, -1, 0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53])("%d is no refund", (amountMinor) => {
    expect(() => splitRefund({ chargedMinor: 100, refundedMinor: 0, fee }, amountMinor)).toThrow(
      expect.objectContaining({ code: "invalid_input" }),
    );
  });
});

describe("the window for discounts and disputes", () => {
  const hoursMs = (hours: number) => hours * 3_600_000;
  it.each([
    [0, true],
    [hoursMs(48) - 1, true],
    [hoursMs(48), false],
    [hoursMs(49), false],
  ])("%d ms after the end: %s", (afterMs, isOpen) => {
    const endedAtMs = 1_000_000;
    expect(isWithinAdjustmentWindow(endedAtMs, endedAtMs + afterMs, hoursMs(48))).toBe(isOpen);
  });

  it("is over at the very instant from which the share may be paid out, and not before", () => {
    const ms = fc.nat(1_000_000);
    fc.assert(
      fc.property(ms, ms, ms, (endedAtMs, nowMs, windowMs) => {
        const isPayable = nowMs >= adjustmentWindowEndMs(endedAtMs, windowMs);
        expect(isWithinAdjustmentWindow(endedAtMs, nowMs, windowMs)).toBe(!isPayable);
      }),
    );
  });
});
