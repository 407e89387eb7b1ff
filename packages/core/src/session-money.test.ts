import fc from "fast-check";
import { expect, it } from "vitest";
import { computeBill } from "./bill.ts";
import type { Fee } from "./fee.ts";
import { planHold } from "./hold-plan.ts";
import { hold, type Posting, settlement, topUp } from "./ledger.ts";
import { fundedUntilMs, readMeter } from "./metering.ts";
import { absent, type Interval, recordEvidence } from "./presence.ts";
import { chargeFor, fundedMs, minimumHold, type Tariff } from "./tariff.ts";
import { fee as anyFee, tariff as anyTariff, maxGapMs } from "./testing/arbitraries.ts";

/** Balances by account, as the database would keep them: it refuses what must not go below zero. */
class Books {
  readonly balances = new Map<string, number>();

  post(posting: Posting): void {
    for (const { account, amountMinor } of posting.entries) {
      const key = `${account.kind}:${account.ownerId}`;
      this.balances.set(key, this.of(key) + amountMinor);
      if (account.kind !== "funding") expect(this.of(key)).toBeGreaterThanOrEqual(0);
    }
    expect([...this.balances.values()].reduce((sum, balance) => sum + balance, 0)).toBe(0);
  }

  of(key: string): number {
    return this.balances.get(key) ?? 0;
  }
}

const customerId = "c";
const step = fc.record({
  stepMs: fc.integer({ min: 100, max: 10_000 }),
  isCustomerHere: fc.boolean(),
  isVendorHere: fc.boolean(),
  topUpMinor: fc.option(fc.integer({ min: 1, max: 5000 }), { freq: 8 }),
});
const steadyStep = step.map((each) => ({ ...each, isCustomerHere: true, isVendorHere: true }));
interface Step {
  stepMs: number;
  isCustomerHere: boolean;
  isVendorHere: boolean;
  topUpMinor: number | null;
}
interface Script {
  tariff: Tariff;
  fundsMinor: number;
  windowMs: number;
  steps: Step[];
  /** Null for no cap. */
  capMinor: number | null;
  fee: Fee;
}

const script: fc.Arbitrary<Script> = fc.record({
  tariff: anyTariff,
  fundsMinor: fc.nat(100_000),
  windowMs: fc.integer({ min: 20_000, max: 300_000 }),
  steps: fc.oneof(fc.array(step, { maxLength: 80 }), fc.array(steadyStep, { maxLength: 80 })),
  capMinor: fc.option(fc.nat(100_000)),
  fee: anyFee,
});

/** Plays one session as the services do: hold, beat, extend before the hold runs out, end, settle. */
function play({ tariff, fundsMinor, windowMs, steps, fee, capMinor }: Script) {
  const books = new Books();
  if (fundsMinor > 0) books.post(topUp(customerId, fundsMinor));
  const firstMinor = planHold(tariff, {
    billableMs: 0,
    heldMinor: 0,
    availableMinor: fundsMinor,
    windowMs,
    capMinor,
  });
  if (firstMinor < minimumHold(tariff)) return null;
  books.post(hold(customerId, firstMinor));

  let paidInMinor = fundsMinor;
  let heldMinor = firstMinor;
  let nowMs = 0;
  const states = { customer: absent, vendor: absent };
  const evidence: Record<"customer" | "vendor", Interval[]> = { customer: [], vendor: [] };
  const read = () =>
    readMeter(
      {
        customer: [...evidence.customer, ...(states.customer.open ? [states.customer.open] : [])],
        vendor: [...evidence.vendor, ...(states.vendor.open ? [states.vendor.open] : [])],
      },
      nowMs,
      maxGapMs,
    );
  for (const each of steps) {
    if (each.topUpMinor !== null) {
      books.post(topUp(customerId, each.topUpMinor));
      paidInMinor += each.topUpMinor;
    }
    const untilMs = fundedUntilMs(tariff, heldMinor, read(), nowMs);
    if (nowMs >= untilMs) break;
    // The sweeper is on time: nobody beats beyond the funded time before it was extended or ended.
    nowMs = Math.min(nowMs + each.stepMs, untilMs);
    for (const who of ["customer", "vendor"] as const) {
      if (!(who === "customer" ? each.isCustomerHere : each.isVendorHere)) continue;
      const taken = recordEvidence(states[who], nowMs, maxGapMs);
      states[who] = taken.state;
      if (taken.closed) evidence[who].push(taken.closed);
    }
    const reading = read();
    if (fundedMs(tariff, heldMinor) - reading.billableMs > windowMs / 2) continue;
    const moreMinor = planHold(tariff, {
      billableMs: reading.billableMs,
      heldMinor,
      availableMinor: books.of(`available:${customerId}`),
      windowMs,
      capMinor,
    });
    if (moreMinor > 0) books.post(hold(customerId, moreMinor));
    heldMinor += moreMinor;
  }
  for (const who of ["customer", "vendor"] as const) {
    const { open } = states[who];
    if (open) evidence[who].push(open);
  }
  const bill = computeBill({ tariff, evidence, heldMinor, fee });
  books.post(settlement({ customerId, vendorId: "v" }, { ...bill, heldMinor }));
  return { books, bill, paidInMinor };
}

it("money is neither lost nor made, no balance goes below zero, and all that was used was funded", () => {
  let played = 0;
  fc.assert(
    fc.property(script, (any) => {
      const result = play(any);
      if (result === null) return;
      played++;
      const { books, bill, paidInMinor } = result;
      expect(books.of("held:c")).toBe(0);
      expect(books.of("available:c")).toBe(paidInMinor - bill.chargedMinor);
      expect(books.of("earnings_pending:v") + books.of("fees:null")).toBe(bill.chargedMinor);
      expect(books.of("funding:null")).toBe(-paidInMinor);
      expect(bill.chargedMinor).toBe(chargeFor(any.tariff, bill.billableMs).amountMinor);
      expect(bill.unaffordableMinor).toBe(0);
      if (any.capMinor !== null) expect(bill.chargedMinor).toBeLessThanOrEqual(any.capMinor);
    }),
    { numRuns: 500 },
  );
  expect(played).toBeGreaterThan(50);
});
