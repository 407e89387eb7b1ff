import type { IntervalView, ReceiptView } from "@paygo/contracts";
import {
  type DocumentDescription,
  type DocumentLine,
  instantFact,
  line,
  type Reader,
  textFact,
} from "./description.ts";
import { toMoney } from "./format.ts";
import { creditNoteNumber, receiptNumber } from "./numbers.ts";
import { endReasonWords, tariffWords } from "./words.ts";

/** The receipt of an ended session. The vendor's, and an admin's, has the shares as well. */
export function describeReceipt(receipt: ReceiptView, reader: Reader): DocumentDescription {
  const { tariff, chargedMinor, refunds } = receipt;
  const refundedMinor = refunds.reduce((sum, refund) => sum + refund.amountMinor, 0);
  return {
    title: "Receipt",
    number: receiptNumber(receipt.receiptNumber),
    issuedAt: receipt.endedAt,
    currency: tariff.currency,
    parties: [
      { role: "Customer", name: receipt.customer.name },
      { role: "Vendor", name: receipt.vendor.name },
    ],
    facts: [
      textFact("Service", receipt.service.title),
      textFact("Session", receipt.sessionId),
      textFact("Tariff", tariffWords(tariff, reader.locale)),
      ...(receipt.capMinor === null
        ? []
        : [textFact("Spending cap", toMoney(receipt.capMinor, tariff.currency, reader))]),
      instantFact("Rang", receipt.createdAt),
      ...(receipt.liveAt === null ? [] : [instantFact("Both connected", receipt.liveAt)]),
      instantFact("Ended", receipt.endedAt),
      textFact("How it ended", endReasonWords(receipt.endReason)),
    ],
    sections: [
      { title: "Bill", lines: billLines(receipt) },
      {
        title: "Time in which both were connected",
        lines: intervalLines(receipt.billable, "Both connected"),
      },
      { title: "Held for the session", lines: holdLines(receipt) },
      { title: "Credit notes", lines: refundLines(receipt) },
      ...(receipt.split === null ? [] : [{ title: "Shares", lines: shareLines(receipt) }]),
    ].filter(({ lines }) => lines.length > 0),
    totals: [
      { label: "Charged", amountMinor: chargedMinor, isMain: refundedMinor === 0 },
      ...(refundedMinor === 0
        ? []
        : [
            { label: "Refunded", amountMinor: 0 - refundedMinor, isMain: false },
            { label: "Charged after refunds", amountMinor: chargedMinor - refundedMinor, isMain: true },
          ]),
    ],
    notes: [
      "Only time in which both were provably connected is billed, by the server’s clock.",
      "Held money is set aside, not charged; what is not charged is released.",
    ],
  };
}

function billLines(receipt: ReceiptView): DocumentLine[] {
  const ofSeconds = (seconds: number) => ({ durationMs: seconds * 1000 });
  return [
    line("Both connected", { durationMs: receipt.billableMs }),
    line("Whole seconds of it", ofSeconds(receipt.billableSeconds)),
    ...(receipt.freeSeconds > 0 ? [line("Free seconds", ofSeconds(receipt.freeSeconds))] : []),
    line("Billed time", ofSeconds(receipt.billedSeconds)),
    line(receipt.isMinimum ? "Minimum charge of the tariff" : "Billed time at the tariff", {
      amountMinor: receipt.dueMinor,
    }),
    ...(receipt.unaffordableMinor > 0
      ? [line("Beyond the held money: not charged", { amountMinor: 0 - receipt.unaffordableMinor })]
      : []),
    line("Charged", { amountMinor: receipt.chargedMinor }),
  ];
}

const intervalLines = (intervals: readonly IntervalView[], text: string): DocumentLine[] =>
  intervals.map(({ startedAt, endedAt }) =>
    line(text, { at: startedAt, until: endedAt, durationMs: Date.parse(endedAt) - Date.parse(startedAt) }),
  );

const holdLines = (receipt: ReceiptView): DocumentLine[] => [
  line("Held", { amountMinor: receipt.heldMinor }),
  line("Charged", { amountMinor: 0 - receipt.chargedMinor }),
  line("Released to the customer", { amountMinor: receipt.releasedMinor }),
];

const refundLines = (receipt: ReceiptView): DocumentLine[] =>
  receipt.refunds.map((refund) =>
    line(refund.reason === "discount" ? "Discount by the vendor" : "Refund after a dispute", {
      detail: refund.note,
      reference: creditNoteNumber(refund.number),
      at: refund.createdAt,
      amountMinor: 0 - refund.amountMinor,
    }),
  );

function shareLines({ chargedMinor, split, refunds }: ReceiptView): DocumentLine[] {
  if (split === null) return [];
  const given = refunds.reduce((sum, refund) => sum + (refund.split?.vendorMinor ?? 0), 0);
  const givenFee = refunds.reduce((sum, refund) => sum + (refund.split?.feeMinor ?? 0), 0);
  const percent = `${split.fee.basisPoints / 100} %`;
  const fixed = split.fee.fixedMinor > 0 ? " and a fixed part" : "";
  return [
    line("Charged", { amountMinor: chargedMinor }),
    line(`Platform fee (${percent}${fixed})`, { amountMinor: 0 - split.feeMinor }),
    line("Vendor’s share", { amountMinor: split.vendorMinor }),
    ...(given === 0 && givenFee === 0
      ? []
      : [
          line("Given back by the vendor", { amountMinor: 0 - given }),
          line("Fee given back by the platform", { amountMinor: 0 - givenFee }),
          line("Vendor’s share after refunds", { amountMinor: split.vendorMinor - given }),
        ]),
  ];
}
