import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type BillBasis, computeBill } from "./bill.ts";
import { settlement } from "./ledger.ts";
import { MAX_AMOUNT_MINOR } from "./money.ts";
import type { Interval } from "./presence.ts";
import { evidence, fee, tariff } from "./testing/arbitraries.ts";

const basis: fc.Arbitrary<BillBasis> = fc.record({
  tariff,
  evidence,
  heldMinor: fc.oneof(fc.nat(10_000), fc.nat(MAX_AMOUNT_MINOR)),
  fee,
});

const fourMinutesOne: BillBasis = {
  tariff: {
    pricePerMinuteMinor: 199,
    currency: "USD",
    initialSeconds: 60,
    subsequentSeconds: 60,
    freeSeconds: 0,
    minimumMinor: 0,
    minimumAfterSeconds: 0,
    minuteMs: 60_000,
  },
  evidence: { customer: [{ startMs: 0, endMs: 260_000 }], vendor: [{ startMs: 20_000, endMs: 261_000 }] },
  heldMinor: 1194,
  fee: { basisPoints: 1500, fixedMinor: 0 },
};

describe("the bill", () => {
  it("of 4:00 together, after 20 s of ringing, is four minutes", () => {
    expect(computeBill(fourMinutesOne)).toEqual({
      billable: [{ startMs: 20_000, endMs: 260_000 }],
      billableMs: 240_000,
      charge: {
        billableSeconds: 240,
        freeSeconds: 0,
        billedSeconds: 240,
        isMinimum: false,
        amountMinor: 796,
      },
      chargedMinor: 796,
      unaffordableMinor: 0,
      releasedMinor: 398,
      vendorMinor: 677,
      feeMinor: 119,
    });
  });

  it("never exceeds the held money: the rest is the platform's loss", () => {
    expect(computeBill({ ...fourMinutesOne, heldMinor: 500 })).toMatchObject({
      chargedMinor: 500,
      unaffordableMinor: 296,
      releasedMinor: 0,
      vendorMinor: 425,
      feeMinor: 75,
    });
  });

  it("of a session in which nobody met is nothing, and all is released", () => {
    expect(computeBill({ ...fourMinutesOne, evidence: { customer: [], vendor: [] } })).toMatchObject({
      billableMs: 0,
      chargedMinor: 0,
      releasedMinor: 1194,
      vendorMinor: 0,
      feeMinor: 0,
    });
  });

  it("is rounded once a session: three pieces of 30 s are 90 s, not three minutes", () => {
    const pieces = [0, 40_000, 80_000].map((startMs) => ({ startMs, endMs: startMs + 30_000 }));
    const bill = computeBill({ ...fourMinutesOne, evidence: { customer: pieces, vendor: pieces } });
    expect(bill.charge.billedSeconds).toBe(120);
  });

  it("milliseconds of several pieces are summed before seconds are counted", () => {
    const pieces = [0, 40_000].map((startMs) => ({ startMs, endMs: startMs + 1500 }));
    const bill = computeBill({ ...fourMinutesOne, evidence: { customer: pieces, vendor: pieces } });
    expect(bill.charge.billableSeconds).toBe(3);
  });
});

describe("for every session", () => {
  it("captured + released = held, and nothing is below zero", () => {
    fc.assert(
      fc.property(basis, (any) => {
        const bill = computeBill(any);
        expect(bill.chargedMinor + bill.releasedMinor).toBe(any.heldMinor);
        for (const amount of [bill.chargedMinor, bill.releasedMinor, bill.unaffordableMinor]) {
          expect(amount).toBeGreaterThanOrEqual(0);
        }
      }),
    );
  });

  it("vendor's share + fee = charged", () => {
    fc.assert(
      fc.property(basis, (any) => {
        const bill = computeBill(any);
        expect(bill.vendorMinor + bill.feeMinor).toBe(bill.chargedMinor);
        expect(Math.min(bill.vendorMinor, bill.feeMinor)).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  it("charged + unaffordable = due, and nothing is unaffordable while held money is left", () => {
    fc.assert(
      fc.property(basis, (any) => {
        const bill = computeBill(any);
        expect(bill.chargedMinor + bill.unaffordableMinor).toBe(bill.charge.amountMinor);
        expect(Math.min(bill.releasedMinor, bill.unaffordableMinor)).toBe(0);
      }),
    );
  });

  it("anybody who recomputes it from the evidence gets the same bill, however the rows are ordered or cut", () => {
    const cut = (list: readonly Interval[]): Interval[] =>
      list.toReversed().flatMap(({ startMs, endMs }) => {
        const middleMs = Math.floor((startMs + endMs) / 2);
        return [
          { startMs: middleMs, endMs },
          { startMs, endMs: middleMs },
        ];
      });
    fc.assert(
      fc.property(basis, (any) => {
        const bill = computeBill(any);
        const received: BillBasis = JSON.parse(JSON.stringify(any));
        expect(computeBill(received)).toEqual(bill);
        const { customer, vendor } = received.evidence;
        expect(
          computeBill({ ...received, evidence: { customer: cut(customer), vendor: cut(vendor) } }),
        ).toEqual(bill);
      }),
    );
  });

  it("computing it changes none of its evidence", () => {
    fc.assert(
      fc.property(basis, (any) => {
        const before = structuredClone(any);
        computeBill(any);
        expect(any).toEqual(before);
      }),
    );
  });

  it("can be settled as one balanced transaction", () => {
    fc.assert(
      fc.property(basis, (any) => {
        fc.pre(any.heldMinor > 0);
        const posting = settlement(
          { customerId: "c", vendorId: "v" },
          { ...computeBill(any), heldMinor: any.heldMinor },
        );
        expect(posting.entries.reduce((sum, entry) => sum + entry.amountMinor, 0)).toBe(0);
      }),
    );
  });
});
