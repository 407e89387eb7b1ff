import type { ReceiptView } from "@paygo/contracts";

/** What became of the charge, in minor units. */
export interface AfterRefunds {
  refundedMinor: number;
  /** What is left of the charge. */
  leftMinor: number;
  /** What is left of the vendor's share; null on the customer's receipt. */
  vendorLeftMinor: number | null;
}

/** What was given back of a charge so far, and what is left. */
export function afterRefunds({
  chargedMinor,
  refunds,
  split,
}: Pick<ReceiptView, "chargedMinor" | "refunds" | "split">): AfterRefunds {
  const refundedMinor = refunds.reduce((sum, refund) => sum + refund.amountMinor, 0);
  const fromVendorMinor = refunds.reduce((sum, refund) => sum + (refund.split?.vendorMinor ?? 0), 0);
  return {
    refundedMinor,
    leftMinor: chargedMinor - refundedMinor,
    vendorLeftMinor: split && split.vendorMinor - fromVendorMinor,
  };
}
