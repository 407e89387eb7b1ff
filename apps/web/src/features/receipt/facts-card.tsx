import type { ReceiptView } from "@paygo/contracts";
import { Card, CardBody, CardHeader } from "@paygo/ui/card";
import { DescriptionItem, DescriptionList } from "@paygo/ui/description-list";
import { ratePerMinute, tariffWords } from "../catalog/tariff-words.ts";
import { useLocale } from "../locale/locale-provider.tsx";
import { Time } from "../locale/time.tsx";

/** Who, when, and at which rate. */
export function FactsCard({ receipt }: { receipt: ReceiptView }) {
  const locale = useLocale();
  const { part, customer, vendor, tariff, answeredAt, liveAt } = receipt;
  return (
    <Card>
      <CardHeader title="Session" />
      <CardBody>
        <DescriptionList>
          <DescriptionItem term="Service">{receipt.service.title}</DescriptionItem>
          <DescriptionItem term="Customer">
            {customer.name}
            {part === "customer" ? " (you)" : ""}
          </DescriptionItem>
          <DescriptionItem term="Vendor">
            {vendor.name}
            {part === "vendor" ? " (you)" : ""}
          </DescriptionItem>
          <DescriptionItem term="Rate" hint={`${tariffWords(tariff)}.`}>
            {ratePerMinute(tariff, locale)}
          </DescriptionItem>
          <DescriptionItem term="Rang">
            <Time at={receipt.createdAt} />
          </DescriptionItem>
          <DescriptionItem term="Answered">
            {answeredAt ? <Time at={answeredAt} style="clock" /> : "Never"}
          </DescriptionItem>
          {answeredAt ? (
            <DescriptionItem term="Both connected from">
              {liveAt ? <Time at={liveAt} style="clock" /> : "Never"}
            </DescriptionItem>
          ) : null}
          <DescriptionItem term="Ended">
            <Time at={receipt.endedAt} style="clock" />
          </DescriptionItem>
        </DescriptionList>
      </CardBody>
    </Card>
  );
}
