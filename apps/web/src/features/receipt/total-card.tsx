import type { ReceiptView } from "@paygo/contracts";
import { formatMoney } from "@paygo/core";
import { Badge } from "@paygo/ui/badge";
import { Card, CardBody } from "@paygo/ui/card";
import { ratePerMinute } from "../catalog/tariff-words.ts";
import { durationWords, exactDuration } from "../locale/duration-words.ts";
import { useLocale } from "../locale/locale-provider.tsx";
import { endReasonLabel, endReasonTitle } from "../session/end-reason-words.ts";
import { nothingChargedWords } from "./bill-steps.ts";
import { afterRefunds } from "./refunded.ts";

/** The figure that the reader came for, and why the session ended. */
export function TotalCard({ receipt }: { receipt: ReceiptView }) {
  const locale = useLocale();
  const { part, split, chargedMinor, tariff, declineReason } = receipt;
  const money = (amountMinor: number) => formatMoney(amountMinor, tariff.currency, locale);
  const isVendors = part === "vendor" && split !== null;
  const nothing = nothingChargedWords(receipt);
  const { refundedMinor, leftMinor, vendorLeftMinor } = afterRefunds(receipt);
  return (
    <Card>
      <CardBody>
        <div className="flex flex-wrap items-start justify-between gap-3">
          <div>
            <p className="text-muted text-sm">{isVendors ? "You earned" : "Charged"}</p>
            <p className="tabular mt-1 font-semibold text-4xl tracking-tight">
              {money(isVendors ? split.vendorMinor : chargedMinor)}
            </p>
          </div>
          <Badge>{endReasonLabel(receipt.endReason)}</Badge>
        </div>
        <p className="mt-4">{endReasonTitle(receipt.endReason, part, receipt)}.</p>
        {declineReason ? <p className="mt-1 text-muted [overflow-wrap:anywhere]">“{declineReason}”</p> : null}
        {nothing ? null : (
          <p className="tabular mt-1 text-muted">
            {exactDuration(receipt.billableMs)} connected, billed as{" "}
            {durationWords(receipt.billedSeconds * 1000)} at {ratePerMinute(tariff, locale)}.
          </p>
        )}
        {nothing ? <p className="mt-1 text-muted">Nothing was charged. {nothing}</p> : null}
        {receipt.isMinimum ? <p className="mt-1 text-muted">The tariff’s minimum charge applied.</p> : null}
        {receipt.endReason === "cap_reached" && receipt.capMinor !== null ? (
          <p className="mt-1 text-muted">
            {part === "customer" ? "Your" : "The"} spending cap was {money(receipt.capMinor)}.
          </p>
        ) : null}
        {isVendors && !nothing ? (
          <p className="mt-1 text-muted">
            {money(chargedMinor)} charged, less the platform’s fee of {money(split.feeMinor)}.
          </p>
        ) : null}
        {refundedMinor > 0 ? (
          <dl className="tabular mt-5 flex flex-wrap gap-x-10 gap-y-3 border-line border-t pt-4">
            <div>
              <dt className="text-muted text-sm">Given back</dt>
              <dd className="mt-0.5 font-semibold text-lg">−{money(refundedMinor)}</dd>
            </div>
            <div>
              <dt className="text-muted text-sm">
                {isVendors ? "Your share after refunds" : "Charged after refunds"}
              </dt>
              <dd className="mt-0.5 font-semibold text-lg">
                {money(isVendors ? (vendorLeftMinor ?? 0) : leftMinor)}
              </dd>
            </div>
          </dl>
        ) : null}
      </CardBody>
    </Card>
  );
}
