import type { ReceiptView } from "@paygo/contracts";
import { formatMoney } from "@paygo/core";
import { useLocale } from "../locale/locale-provider.tsx";
import { shareOfRefund } from "./give-back.ts";

export interface RefundPreviewProps {
  receipt: ReceiptView;
  /** Null while no amount can be read. */
  amountMinor: number | null;
}

/** Whose money a refund is: the vendor's and the platform's part of it. */
export function RefundPreview({ receipt, amountMinor }: RefundPreviewProps) {
  const locale = useLocale();
  const share = shareOfRefund(receipt, amountMinor);
  if (share === null || amountMinor === null) return null;
  const money = (minor: number) => formatMoney(minor, receipt.tariff.currency, locale);
  const whose = receipt.part === "vendor" ? "your earnings" : "the vendor’s earnings";
  return (
    <p className="tabular text-muted text-sm" role="status">
      {receipt.customer.name} gets {money(amountMinor)}: {money(share.vendorMinor)} from {whose} and{" "}
      {money(share.feeMinor)} of the platform’s fee.
    </p>
  );
}
