import type { ReceiptView, RefundView } from "@paygo/contracts";
import { creditNoteNumber } from "@paygo/documents/numbers";
import { Card, CardBody, CardHeader } from "@paygo/ui/card";
import { DescriptionItem, DescriptionList } from "@paygo/ui/description-list";
import { DocumentLinks } from "../documents/document-links.tsx";
import { TimeWithUtc } from "../locale/time-with-utc.tsx";
import { useMoney } from "../locale/use-money.ts";
import { afterRefunds } from "./refunded.ts";

/** What was given back since, each with its number; nothing when nothing was. */
export function CreditNotes({ receipt }: { receipt: ReceiptView }) {
  const money = useMoney(receipt.tariff.currency);
  if (receipt.refunds.length === 0) return null;
  const { leftMinor } = afterRefunds(receipt);
  return (
    <Card>
      <CardHeader
        title="Given back"
        description={
          receipt.part === "customer"
            ? "Back in your wallet, as available money."
            : "Back in the customer’s wallet."
        }
      />
      <CardBody>
        <DescriptionList>
          <DescriptionItem term="Charged">{money(receipt.chargedMinor)}</DescriptionItem>
          {receipt.refunds.map((refund) => (
            <DescriptionItem
              key={refund.id}
              term={refundTitle(refund)}
              hint={
                <>
                  Credit note {creditNoteNumber(refund.number)} · <TimeWithUtc at={refund.createdAt} />
                  <span className="my-1 block text-muted [overflow-wrap:anywhere]">“{refund.note}”</span>
                  <DocumentLinks
                    look="text"
                    className="print:hidden"
                    document={{ kind: "credit-note", refundId: refund.id }}
                    name={`credit note ${creditNoteNumber(refund.number)}`}
                  />
                </>
              }
            >
              −{money(refund.amountMinor)}
            </DescriptionItem>
          ))}
          <DescriptionItem term="Charged after refunds" isTotal>
            {money(leftMinor)}
          </DescriptionItem>
        </DescriptionList>
      </CardBody>
    </Card>
  );
}

function refundTitle({ reason }: RefundView): string {
  switch (reason) {
    case "discount":
      return "Discount by the vendor";
    case "dispute":
      return "Refund after a dispute";
    default:
      return reason satisfies never;
  }
}
