import type { CreditNote } from "@paygo/contracts";
import { type DocumentDescription, instantFact, line, type Reader, textFact } from "./description.ts";
import { creditNoteNumber, receiptNumber } from "./numbers.ts";
import { describeReceipt } from "./receipt.ts";

/** A refund, as a paper of its own that corrects a receipt. It never changes: later refunds are other credit notes. */
export function describeCreditNote({ refund, receipt }: CreditNote, reader: Reader): DocumentDescription {
  const { currency, parties } = describeReceipt(receipt, reader);
  const before = receipt.refunds.filter(({ number }) => number < refund.number);
  const beforeMinor = before.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
  const leftMinor = receipt.chargedMinor - beforeMinor - refund.amountMinor;
  return {
    title: "Credit note",
    number: creditNoteNumber(refund.number),
    issuedAt: refund.createdAt,
    currency,
    parties,
    facts: [
      textFact("Corrects receipt", receiptNumber(receipt.receiptNumber)),
      textFact("Service", receipt.service.title),
      textFact("Session", receipt.sessionId),
      instantFact("Session ended", receipt.endedAt),
      textFact("Why", refund.reason === "discount" ? "Discount by the vendor" : "Dispute"),
      textFact("Note", refund.note),
    ],
    sections: [
      {
        title: "Correction",
        lines: [
          line("Charged", {
            reference: receiptNumber(receipt.receiptNumber),
            at: receipt.endedAt,
            amountMinor: receipt.chargedMinor,
          }),
          ...before.map(({ number, createdAt, amountMinor }) =>
            line("Refunded before", {
              reference: creditNoteNumber(number),
              at: createdAt,
              amountMinor: 0 - amountMinor,
            }),
          ),
          line("Refunded now", {
            reference: creditNoteNumber(refund.number),
            at: refund.createdAt,
            amountMinor: 0 - refund.amountMinor,
          }),
          line("Left of the charge", { amountMinor: leftMinor }),
        ],
      },
      ...(refund.split === null
        ? []
        : [
            {
              title: "Who gave it back",
              lines: [
                line("Vendor", { amountMinor: refund.split.vendorMinor }),
                line("Platform, of its fee", { amountMinor: refund.split.feeMinor }),
              ],
            },
          ]),
    ],
    totals: [{ label: "Refunded", amountMinor: refund.amountMinor, isMain: true }],
    notes: ["The money went back to the customer’s wallet."],
  };
}
