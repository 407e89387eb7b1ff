import { durationMs, formatMoney, type Interval, type Tariff } from "@paygo/core";
import type { BillCheck } from "@paygo/services";

/** A bill's evidence, its computation step by step, and every difference as a sentence. Instants are UTC. */
export function billReport(check: BillCheck): string {
  const { session, tariff, evidence, bill, heldMinor, refundedMinor, differences, comparisons } = check;
  const money = (amountMinor: number) => formatMoney(amountMinor, tariff.currency, "en-US");
  const lines = [
    `Session ${session.id}, receipt ${session.receiptNumber}, ${session.endReason}`,
    `Ended ${session.endedAt?.toISOString()}`,
    "",
    "The customer was present",
    ...intervalLines(evidence.customer),
    "The vendor was present",
    ...intervalLines(evidence.vendor),
    "Both were present, which is billable",
    ...intervalLines(bill.billable),
    "",
    `Tariff: ${tariffLine(tariff, money)}`,
    `  billable                ${bill.billableMs} ms`,
    `  whole seconds           ${bill.charge.billableSeconds} s`,
    `  free of them            ${bill.charge.freeSeconds} s`,
    `  billed                  ${bill.charge.billedSeconds} s`,
    `  due                     ${money(bill.charge.amountMinor)}${bill.charge.isMinimum ? " (minimum charge)" : ""}`,
    `  held                    ${money(heldMinor)}`,
    `  charged                 ${money(bill.chargedMinor)}`,
    `  not affordable          ${money(bill.unaffordableMinor)}`,
    `  released                ${money(bill.releasedMinor)}`,
    `Fee: ${check.fee.basisPoints / 100} % + ${money(check.fee.fixedMinor)}`,
    `  platform                ${money(bill.feeMinor)}`,
    `  vendor                  ${money(bill.vendorMinor)}`,
    `  refunded since          ${money(refundedMinor)}`,
    "",
    ...(differences.length === 0
      ? [`The bill is right: ${comparisons.length} records agree with the evidence.`]
      : differences.map(
          ({ what, computed, recorded }) =>
            `The ${what} should be ${computed}, and ${recorded} is recorded (amounts in minor units of ${tariff.currency}).`,
        )),
  ];
  return lines
    .map((line) => `  ${line}`.trimEnd())
    .join("\n")
    .concat("\n");
}

function intervalLines(intervals: readonly Interval[]): string[] {
  if (intervals.length === 0) return ["  never"];
  const iso = (ms: number) => new Date(ms).toISOString();
  return [
    ...intervals.map(({ startMs, endMs }) => `  ${iso(startMs)} – ${iso(endMs)}  ${endMs - startMs} ms`),
    `  in all ${durationMs(intervals)} ms`,
  ];
}

function tariffLine(tariff: Tariff, money: (amountMinor: number) => string): string {
  const { initialSeconds, subsequentSeconds, freeSeconds, minimumMinor, minimumAfterSeconds } = tariff;
  return [
    `${money(tariff.pricePerMinuteMinor)} a minute`,
    `${initialSeconds}/${subsequentSeconds} s`,
    `${freeSeconds} s free`,
    ...(minimumMinor > 0 ? [`at least ${money(minimumMinor)} after ${minimumAfterSeconds} s`] : []),
    ...(tariff.minuteMs === 60_000 ? [] : [`a minute lasts ${tariff.minuteMs} ms`]),
  ].join(", ");
}
