import type { ReceiptView } from "@paygo/contracts";
import { Card, CardBody, CardHeader } from "@paygo/ui/card";
import { DescriptionItem, DescriptionList } from "@paygo/ui/description-list";
import { ratePerMinute, tariffWords } from "../catalog/tariff-words.ts";
import { useLocale } from "../locale/locale-provider.tsx";
import { TimeWithUtc } from "../locale/time-with-utc.tsx";
import { useMoney } from "../locale/use-money.ts";

/** Who, when, and at which rate. */
export function FactsCard({ receipt }: { receipt: ReceiptView }) {
  const locale = useLocale();
  const { part, customer, vendor, tariff, answeredAt, liveAt, capMinor } = receipt;
  const money = useMoney(tariff.currency);
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
          <DescriptionItem term="Rate" hint={`${tariffWords(tariff, locale)}.`}>
            {ratePerMinute(tariff, locale)}
          </DescriptionItem>
          {capMinor === null ? null : (
            <DescriptionItem term="Spending cap" hint="The most that this session could cost.">
              {money(capMinor)}
            </DescriptionItem>
          )}
          <DescriptionItem term="Rang">
            <TimeWithUtc at={receipt.createdAt} />
          </DescriptionItem>
          <DescriptionItem term="Answered">
            {answeredAt ? <TimeWithUtc at={answeredAt} style="clock" /> : "Never"}
          </DescriptionItem>
          {answeredAt ? (
            <DescriptionItem term="Both connected from">
              {liveAt ? <TimeWithUtc at={liveAt} style="clock" /> : "Never"}
            </DescriptionItem>
          ) : null}
          <DescriptionItem term="Ended">
            <TimeWithUtc at={receipt.endedAt} style="clock" />
          </DescriptionItem>
        </DescriptionList>
      </CardBody>
    </Card>
  );
}
