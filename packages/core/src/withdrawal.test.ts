import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type PaidIn, planWithdrawal, withdrawableMinor } from "./withdrawal.ts";

const paid = (id: string, paidAtMs: number, amountMinor: number, returnedMinor = 0): PaidIn => ({
  id,
  paidAtMs,
  amountMinor,
  returnedMinor,
});
const threePayments = [paid("new", 300, 1000), paid("old", 100, 500), paid("middle", 200, 700, 600)];

const payments = fc
  .array(
    fc.record({ paidAtMs: fc.nat(5), amountMinor: fc.integer({ min: 1, max: 1000 }), part: fc.nat(100) }),
    { maxLength: 10 },
  )
  .map((rows) =>
    rows.map(({ paidAtMs, amountMinor, part }, i) =>
      paid(`p${i}`, paidAtMs, amountMinor, Math.floor((amountMinor * part) / 100)),
    ),
  );
const restOf = (payment: PaidIn) => payment.amountMinor - payment.returnedMinor;

describe("a withdrawal goes back to the cards that paid, the oldest payment first", () => {
  it.each([
    [1, { old: 1 }],
    [500, { old: 500 }],
    [501, { old: 500, middle: 1 }],
    [600, { old: 500, middle: 100 }],
    [601, { old: 500, middle: 100, new: 1 }],
    [1600, { old: 500, middle: 100, new: 1000 }],
  ])("%d", (amountMinor, shares) => {
    const planned = planWithdrawal(threePayments, amountMinor).map((share) => [
      share.paymentId,
      share.amountMinor,
    ]);
    expect(planned).toEqual(Object.entries(shares));
  });

  it("payments of one instant go by id, so that a replay plans the same", () => {
    const twins = [paid("b", 1, 10), paid("a", 1, 10)];
    expect(planWithdrawal(twins, 11)).toEqual(planWithdrawal(twins.toReversed(), 11));
    expect(planWithdrawal(twins, 5)).toEqual([{ paymentId: "a", amountMinor: 5 }]);
  });

  it("for every wallet: whole, within each payment's rest, and no younger one before an older is used up", () => {
    fc.assert(
      fc.property(payments, fc.integer({ min: 1, max: 5000 }), (any, wantedMinor) => {
        const amountMinor = Math.min(wantedMinor, withdrawableMinor(any, wantedMinor));
        fc.pre(amountMinor > 0);
        const planned = new Map(planWithdrawal(any, amountMinor).map((s) => [s.paymentId, s.amountMinor]));
        expect([...planned.values()].reduce((sum, share) => sum + share, 0)).toBe(amountMinor);
        for (const payment of any) {
          const shareMinor = planned.get(payment.id);
          if (shareMinor === undefined) continue;
          expect(shareMinor).toBeGreaterThanOrEqual(1);
          expect(shareMinor).toBeLessThanOrEqual(restOf(payment));
          for (const older of any) {
            if (older.paidAtMs < payment.paidAtMs) expect(planned.get(older.id) ?? 0).toBe(restOf(older));
          }
        }
      }),
    );
  });
});

describe("a withdrawal beyond what the cards paid in", () => {
  it("is refused and says what can go back to cards", () => {
    expect(() => planWithdrawal(threePayments, 1601)).toThrow(
      expect.objectContaining({
        code: "withdrawal_exceeds_available",
        details: { withdrawableMinor: 1600 },
      }),
    );
    expect(() => planWithdrawal([], 1)).toThrow(
      expect.objectContaining({ details: { withdrawableMinor: 0 } }),
    );
  });

  it("is refused exactly when it is more than is withdrawable", () => {
    fc.assert(
      fc.property(payments, fc.integer({ min: 1, max: 12_000 }), (any, amountMinor) => {
        const isPossible = withdrawableMinor(any, amountMinor) === amountMinor;
        if (isPossible) expect(() => planWithdrawal(any, amountMinor)).not.toThrow();
        else expect(() => planWithdrawal(any, amountMinor)).toThrow();
      }),
    );
  });

  it.each([0, -1, 1.5, Number.NaN])("%d is no withdrawal", (amountMinor) => {
    expect(() => planWithdrawal(threePayments, amountMinor)).toThrow(
      expect.objectContaining({ code: "invalid_input" }),
    );
  });
});

it("what is withdrawable is what is available, as far as cards paid it in", () => {
  expect(withdrawableMinor(threePayments, 5000)).toBe(1600);
  expect(withdrawableMinor(threePayments, 300)).toBe(300);
  expect(withdrawableMinor([], 300)).toBe(0);
  expect(withdrawableMinor([paid("charged back", 1, 100, 100)], 300)).toBe(0);
});
