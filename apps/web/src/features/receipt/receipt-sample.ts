import type { ReceiptView } from "@paygo/contracts";
import { computeBill, type Interval, type Tariff } from "@paygo/core";

const STARTED_MS = Date.parse("2026-11-22T12:00:00.000Z");

/** An instant of the sample session, counted from its start. */
function sampleInstant(afterMs: number): string {
  return new Date(STARTED_MS + afterMs).toISOString();
}

interface SampleOptions {
  tariff?: Partial<Tariff>;
  customer?: readonly (readonly [fromMs: number, toMs: number])[];
  vendor?: readonly (readonly [fromMs: number, toMs: number])[];
  heldMinor?: number;
  isAnswered?: boolean;
  part?: ReceiptView["part"];
}

const toInterval = ([fromMs, toMs]: readonly [number, number]): Interval => ({
  startMs: STARTED_MS + fromMs,
  endMs: STARTED_MS + toMs,
});
const toView = ({ startMs, endMs }: Interval) => ({
  startedAt: new Date(startMs).toISOString(),
  endedAt: new Date(endMs).toISOString(),
});

/** For tests: the receipt of a session of five minutes that was answered after ten seconds, billed by core. */
export function sampleReceipt(options: SampleOptions = {}): ReceiptView {
  const { heldMinor = 1_000, isAnswered = true, part = "customer" } = options;
  const tariff: Tariff = {
    pricePerMinuteMinor: 200,
    currency: "USD",
    initialSeconds: 60,
    subsequentSeconds: 60,
    freeSeconds: 0,
    minimumMinor: 0,
    minimumAfterSeconds: 0,
    minuteMs: 60_000,
    ...options.tariff,
  };
  const customer = (options.customer ?? [[12_000, 254_345]]).map(toInterval);
  const vendor = (options.vendor ?? [[14_000, 256_000]]).map(toInterval);
  const fee = { basisPoints: 1_500, fixedMinor: 0 };
  const bill = computeBill({ tariff, evidence: { customer, vendor }, heldMinor, fee });
  return {
    sessionId: "00000000-0000-7000-8000-000000000001",
    receiptNumber: 1,
    part,
    endReason: isAnswered ? "stopped_by_customer" : "no_answer",
    declineReason: null,
    service: { id: "00000000-0000-7000-8000-000000000002", title: "Code review" },
    customer: { id: "00000000-0000-7000-8000-000000000003", name: "Demo customer" },
    vendor: { id: "00000000-0000-7000-8000-000000000004", name: "Demo vendor" },
    tariff,
    createdAt: sampleInstant(0),
    answeredAt: isAnswered ? sampleInstant(10_000) : null,
    liveAt: bill.billable[0] ? toView(bill.billable[0]).startedAt : null,
    endedAt: sampleInstant(isAnswered ? 300_000 : 60_000),
    presence: { customer: customer.map(toView), vendor: vendor.map(toView) },
    billable: bill.billable.map(toView),
    billableMs: bill.billableMs,
    billableSeconds: bill.charge.billableSeconds,
    freeSeconds: bill.charge.freeSeconds,
    billedSeconds: bill.charge.billedSeconds,
    isMinimum: bill.charge.isMinimum,
    capMinor: null,
    dueMinor: bill.charge.amountMinor,
    heldMinor,
    chargedMinor: bill.chargedMinor,
    releasedMinor: bill.releasedMinor,
    unaffordableMinor: bill.unaffordableMinor,
    split: part === "customer" ? null : { fee, vendorMinor: bill.vendorMinor, feeMinor: bill.feeMinor },
    refunds: [],
    dispute: null,
    adjustableUntil: null,
    events: [],
  };
}
