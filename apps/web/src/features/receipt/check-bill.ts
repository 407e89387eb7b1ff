import type { IntervalView, ReceiptView } from "@paygo/contracts";
import { type Bill, computeBill, type Interval } from "@paygo/core";
import { afterRefunds } from "./refunded.ts";

type Figure = number | "yes" | "no";

/** One figure that the evidence does not give. Durations in ms or s, amounts in minor units, by its name. */
interface Difference {
  figure: string;
  shown: Figure;
  computed: Figure;
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

function figures(receipt: ReceiptView, bill: Bill): [figure: string, shown: Figure, computed: Figure][] {
  const { charge } = bill;
  const { split, capMinor } = receipt;
  const { refundedMinor } = afterRefunds(receipt);
  return [
    ["Billable time", receipt.billableMs, bill.billableMs],
    ["Billable seconds", receipt.billableSeconds, charge.billableSeconds],
    ["Free seconds", receipt.freeSeconds, charge.freeSeconds],
    ["Billed seconds", receipt.billedSeconds, charge.billedSeconds],
    ["Minimum charge applied", yesNo(receipt.isMinimum), yesNo(charge.isMinimum)],
    ["Due", receipt.dueMinor, charge.amountMinor],
    ["Charged", receipt.chargedMinor, bill.chargedMinor],
    ["Released", receipt.releasedMinor, bill.releasedMinor],
    ["Not affordable", receipt.unaffordableMinor, bill.unaffordableMinor],
    // A cap and refunds are no evidence of the meter, but they bound what may be charged and given back.
    ["Spending cap", capMinor ?? 0, capMinor === null ? 0 : Math.max(capMinor, bill.chargedMinor)],
    ["Given back", refundedMinor, Math.min(refundedMinor, bill.chargedMinor)],
    ...(split
      ? ([
          ["Vendor’s share", split.vendorMinor, bill.vendorMinor],
          ["Fee", split.feeMinor, bill.feeMinor],
        ] satisfies [string, Figure, Figure][])
      : []),
  ];
}

function yesNo(is: boolean): Figure {
  return is ? "yes" : "no";
}
