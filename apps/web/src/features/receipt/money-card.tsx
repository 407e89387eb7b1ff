import type { ReceiptView } from "@paygo/contracts";
import { formatMoney } from "@paygo/core";
import { Card, CardBody, CardHeader } from "@paygo/ui/card";
import { DescriptionItem, DescriptionList } from "@paygo/ui/description-list";
import { useLocale } from "../locale/locale-provider.tsx";

/** Where the held money went; for the vendor also how the charge was shared. */
export function MoneyCard({ receipt }: { receipt: ReceiptView }) {
  const locale = useLocale();
  const { split } = receipt;
  const money = (amountMinor: number) => formatMoney(amountMinor, receipt.tariff.currency, locale);
  const percent = new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 2 });
  return (
    <Card>
      <CardHeader
        title="The held money"
        description="A hold is set aside, not charged. All of it was either charged or went back."
      />
      <CardBody>
        <DescriptionList>
          <DescriptionItem term="Held">
            <span className="text-held-ink">{money(receipt.heldMinor)}</span>
          </DescriptionItem>
          <DescriptionItem term="Charged">{money(receipt.chargedMinor)}</DescriptionItem>
          <DescriptionItem
            term="Released"
            hint={receipt.part === "customer" ? "Back in your wallet." : "Back to the customer."}
          >
            {money(receipt.releasedMinor)}
          </DescriptionItem>
        </DescriptionList>
        {split ? (
          <>
            <h3 className="mt-6 mb-3 font-medium text-sm">How the charge is shared</h3>
            <DescriptionList>
              <DescriptionItem
                term="Platform’s fee"
                hint={feeWords(percent.format(split.fee.basisPoints / 10_000), split.fee.fixedMinor, money)}
              >
                {money(split.feeMinor)}
              </DescriptionItem>
              <DescriptionItem term={receipt.part === "vendor" ? "Your share" : "Vendor’s share"} isTotal>
                {money(split.vendorMinor)}
              </DescriptionItem>
            </DescriptionList>
          </>
        ) : null}
      </CardBody>
    </Card>
  );
}

function feeWords(share: string, fixedMinor: number, money: (amountMinor: number) => string): string {
  return fixedMinor > 0 ? `${share} of the charge and ${money(fixedMinor)}.` : `${share} of the charge.`;
}
