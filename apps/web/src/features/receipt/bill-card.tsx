import type { ReceiptView } from "@paygo/contracts";
import { formatMoney } from "@paygo/core";
import { Card, CardBody, CardFooter, CardHeader } from "@paygo/ui/card";
import { DescriptionItem, DescriptionList } from "@paygo/ui/description-list";
import { useLocale } from "../locale/locale-provider.tsx";
import { billSteps } from "./bill-steps.ts";
import { CheckBill } from "./check-bill-button.tsx";

/** From billable time to the total, step by step, and the check of it. */
export function BillCard({ receipt }: { receipt: ReceiptView }) {
  const locale = useLocale();
  const steps = receipt.billableMs > 0 ? billSteps(receipt, locale) : [];
  return (
    <Card>
      <CardHeader title="How the total came about" />
      <CardBody>
        <DescriptionList>
          {steps.map(({ term, hint, value }) => (
            <DescriptionItem key={term} term={term} hint={hint}>
              {value}
            </DescriptionItem>
          ))}
          <DescriptionItem term="Total charged" isTotal>
            {formatMoney(receipt.chargedMinor, receipt.tariff.currency, locale)}
          </DescriptionItem>
        </DescriptionList>
      </CardBody>
      <CardFooter className="print:hidden">
        <CheckBill receipt={receipt} />
      </CardFooter>
    </Card>
  );
}
