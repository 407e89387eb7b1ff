import type { ReceiptView } from "@paygo/contracts";
import { type Split, splitRefund } from "@paygo/core";

/** What was given back of a receipt's charge so far, and what is left of it. Minor units. */
export function leftOf(receipt: Pick<ReceiptView, "chargedMinor" | "refunds">): {
  refundedMinor: number;
  leftMinor: number;
} {
  const refundedMinor = receipt.refunds.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
  return { refundedMinor, leftMinor: receipt.chargedMinor - refundedMinor };
}

/**
 * Who would give how much of a refund, by the rule that the server uses. Null where the reader does not see the
 * split (a customer) and for an amount that cannot be refunded.
 */
export function shareOfRefund(receipt: ReceiptView, amountMinor: number | null): Split | null {
  const { refundedMinor, leftMinor } = leftOf(receipt);
  if (receipt.split === null || amountMinor === null || amountMinor < 1 || amountMinor > leftMinor)
    return null;
  return splitRefund(
    { chargedMinor: receipt.chargedMinor, refundedMinor, fee: receipt.split.fee },
    amountMinor,
  );
}
