import type { IntervalView, ReceiptView } from "@paygo/contracts";
import { type Bill, computeBill, type Interval } from "@paygo/core";

/** One figure that the evidence does not give. Durations in ms or s, amounts in minor units, by its name. */
interface Difference {
  figure: string;
  shown: number;
  computed: number;
}

export type BillCheck =
  | { kind: "agrees"; chargedMinor: number }
  | { kind: "differs"; differences: Difference[] };

function toInterval({ startedAt, endedAt }: IntervalView): Interval {
  return { startMs: Date.parse(startedAt), endMs: Date.parse(endedAt) };
}

/** Computes the bill anew from the evidence on the receipt and compares every figure that the receipt shows. */
export function checkBill(receipt: ReceiptView): BillCheck {
  const bill = computeBill({
    tariff: receipt.tariff,
    evidence: {
      customer: receipt.presence.customer.map(toInterval),
      vendor: receipt.presence.vendor.map(toInterval),
    },
    heldMinor: receipt.heldMinor,
    // A customer's receipt does not show the split, and the charge does not depend on it.
    fee: receipt.split?.fee ?? { basisPoints: 0, fixedMinor: 0 },
  });
  const differences = figures(receipt, bill)
    .filter(([, shown, computed]) => shown !== computed)
    .map(([figure, shown, computed]) => ({ figure, shown, computed }));
  if (differences.length > 0) return { kind: "differs", differences };
  return { kind: "agrees", chargedMinor: bill.chargedMinor };
}

function figures(receipt: ReceiptView, bill: Bill): [figure: string, shown: number, computed: number][] {
  const { charge } = bill;
  const { split } = receipt;
  return [
    ["Billable time", receipt.billableMs, bill.billableMs],
    ["Billable seconds", receipt.billableSeconds, charge.billableSeconds],
    ["Free seconds", receipt.freeSeconds, charge.freeSeconds],
    ["Billed seconds", receipt.billedSeconds, charge.billedSeconds],
    ["Due", receipt.dueMinor, charge.amountMinor],
    ["Charged", receipt.chargedMinor, bill.chargedMinor],
    ["Released", receipt.releasedMinor, bill.releasedMinor],
    ["Not affordable", receipt.unaffordableMinor, bill.unaffordableMinor],
    ...(split
      ? ([
          ["Vendor’s share", split.vendorMinor, bill.vendorMinor],
          ["Fee", split.feeMinor, bill.feeMinor],
        ] satisfies [string, number, number][])
      : []),
  ];
}
