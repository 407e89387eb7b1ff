"use client";

import type { DisputeView, ReceiptView } from "@paygo/contracts";
import { Badge } from "@paygo/ui/badge";
import { Card, CardBody, CardFooter, CardHeader } from "@paygo/ui/card";
import { DescriptionItem, DescriptionList } from "@paygo/ui/description-list";
import { formatInstant } from "../locale/format-instant.ts";
import { useLocale, useTimeZone } from "../locale/locale-provider.tsx";
import { Time } from "../locale/time.tsx";
import { useMoney } from "../locale/use-money.ts";
import { useNow } from "../locale/use-now.ts";
import { disputeChance, disputeLabel, disputeMeaning, timeLeftWords } from "./dispute-words.ts";
import { OpenDisputeDialog } from "./open-dispute-dialog.tsx";
import { afterRefunds } from "./refunded.ts";
import { WithdrawDispute } from "./withdraw-dispute.tsx";

/** For the customer: the dispute about this bill, or the way to one while there is time. */
export function DisputeCard({ receipt }: { receipt: ReceiptView }) {
  const { dispute } = receipt;
  return dispute ? <Dispute dispute={dispute} receipt={receipt} /> : <DisputeOffer receipt={receipt} />;
}

function Dispute({ dispute, receipt }: { dispute: DisputeView; receipt: ReceiptView }) {
  const money = useMoney(receipt.tariff.currency);
  const { label, tone } = disputeLabel(dispute.state);
  const { state, refundedMinor, resolution, resolvedAt } = dispute;
  return (
    <Card>
      <CardHeader title="Dispute" action={<Badge tone={tone}>{label}</Badge>} />
      <CardBody>
        <p className="-mt-3 mb-5 text-muted text-sm">{disputeMeaning(state)}</p>
        <DescriptionList>
          <DescriptionItem term="Opened">
            <Time at={dispute.openedAt} />
          </DescriptionItem>
          <DescriptionItem term="Asked back">{money(dispute.requestedMinor)}</DescriptionItem>
          <DescriptionItem term="Reason">
            <span className="whitespace-pre-line">{dispute.reason}</span>
          </DescriptionItem>
          {resolvedAt ? (
            <DescriptionItem term="Closed">
              <Time at={resolvedAt} />
            </DescriptionItem>
          ) : null}
          {resolution ? <DescriptionItem term="Answer">{resolution}</DescriptionItem> : null}
          {state === "refunded" || state === "refused" ? (
            <DescriptionItem term="Given back" isTotal>
              {money(refundedMinor)}
            </DescriptionItem>
          ) : null}
        </DescriptionList>
      </CardBody>
      {state === "open" ? (
        <CardFooter className="print:hidden">
          <WithdrawDispute disputeId={dispute.id} sessionId={receipt.sessionId} />
        </CardFooter>
      ) : null}
    </Card>
  );
}

function DisputeOffer({ receipt }: { receipt: ReceiptView }) {
  const locale = useLocale();
  const timeZone = useTimeZone();
  const nowMs = useNow();
  const { leftMinor } = afterRefunds(receipt);
  // Until the browser has told the time there is nothing to say that holds.
  if (nowMs === null) return null;
  const chance = disputeChance(receipt, leftMinor, nowMs);
  const moment = (atMs: number) => formatInstant(atMs, "moment", locale, timeZone);
  switch (chance.kind) {
    case "none":
      return null;
    case "open":
      return (
        <Card className="print:hidden">
          <CardHeader
            title="Is something wrong with this bill?"
            description={`You can dispute it until ${moment(chance.untilMs)}: another ${timeLeftWords(chance.leftMs)}.`}
          />
          <CardBody>
            <OpenDisputeDialog receipt={receipt} leftMinor={leftMinor} />
          </CardBody>
        </Card>
      );
    case "closed":
      return (
        <Card className="print:hidden">
          <CardHeader
            title="This bill is final"
            description={`It could be disputed for ${chance.windowHours} hours after the session, until ${moment(chance.sinceMs)}.`}
            className="pb-5"
          />
        </Card>
      );
    default:
      return chance satisfies never;
  }
}
