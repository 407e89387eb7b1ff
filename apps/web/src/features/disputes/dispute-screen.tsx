"use client";

import type { DisputeView, ReceiptView } from "@paygo/contracts";
import { formatMoney } from "@paygo/core";
import { Badge } from "@paygo/ui/badge";
import { buttonVariants } from "@paygo/ui/button";
import { Card, CardBody, CardHeader } from "@paygo/ui/card";
import { DescriptionItem, DescriptionList } from "@paygo/ui/description-list";
import { Page, PageHeader } from "@paygo/ui/page";
import { ArrowLeft } from "lucide-react";
import Link from "next/link";
import { receiptPath } from "../history/session-paths.ts";
import { useLocale } from "../locale/locale-provider.tsx";
import { Time } from "../locale/time.tsx";
import { PresenceCard } from "../receipt/presence-card.tsx";
import { TimelineCard } from "../receipt/timeline-card.tsx";
import { disputesPath } from "./dispute-paths.ts";
import { disputeBadge, disputeOutcome } from "./dispute-words.ts";
import { leftOf } from "./give-back.ts";
import { ResolveForm } from "./resolve-form.tsx";

export interface DisputeScreenProps {
  part: "vendor" | "admin";
  receipt: ReceiptView;
  dispute: DisputeView;
}

/** One dispute with all that it is about: the reason, the money, who was there when, and the answer. */
export function DisputeScreen({ part, receipt, dispute }: DisputeScreenProps) {
  const locale = useLocale();
  const money = (minor: number) => formatMoney(minor, receipt.tariff.currency, locale);
  const { refundedMinor, leftMinor } = leftOf(receipt);
  const { tone, label } = disputeBadge(dispute);
  const isOpen = dispute.state === "open";
  return (
    <Page>
      <PageHeader
        className="mb-6"
        back={
          <Link
            href={disputesPath(part)}
            className="inline-flex items-center gap-1.5 rounded-sm hover:text-ink"
          >
            <ArrowLeft aria-hidden="true" className="size-4" />
            Disputes
          </Link>
        }
        title={`Dispute about ${receipt.service.title}`}
        badge={
          <Badge tone={tone} dot={isOpen}>
            {label}
          </Badge>
        }
        description={
          <>
            {receipt.customer.name} with {receipt.vendor.name}, <Time at={receipt.createdAt} />
          </>
        }
        actions={
          <Link
            href={receiptPath(receipt.sessionId)}
            className={buttonVariants({ variant: "secondary", size: "sm" })}
          >
            See the receipt
          </Link>
        }
      />
      <div className="grid grid-cols-1 items-start gap-6 lg:grid-cols-[minmax(0,1fr)_24rem] lg:grid-rows-[auto_1fr]">
        <Card className="min-w-0">
          <CardHeader title={`What ${receipt.customer.name} says`} />
          <CardBody>
            <blockquote className="whitespace-pre-line [overflow-wrap:anywhere]">{dispute.reason}</blockquote>
            <p className="mt-3 text-faint text-xs">
              <Time at={dispute.openedAt} />
            </p>
          </CardBody>
        </Card>
        <div className="flex min-w-0 flex-col gap-6 lg:sticky lg:top-20 lg:col-start-2 lg:row-span-2 lg:row-start-1">
          <Card>
            <CardHeader title="The money" />
            <CardBody>
              <DescriptionList>
                <DescriptionItem term="Charged">{money(receipt.chargedMinor)}</DescriptionItem>
                <DescriptionItem term="Wanted back">{money(dispute.requestedMinor)}</DescriptionItem>
                <DescriptionItem term="Refunded so far">{money(refundedMinor)}</DescriptionItem>
                <DescriptionItem term="Left of the charge" isTotal>
                  {money(leftMinor)}
                </DescriptionItem>
              </DescriptionList>
            </CardBody>
          </Card>
          <Answer part={part} receipt={receipt} dispute={dispute} leftMinor={leftMinor} money={money} />
        </div>
        <div className="flex min-w-0 flex-col gap-6">
          <PresenceCard receipt={receipt} />
          <TimelineCard receipt={receipt} />
        </div>
      </div>
    </Page>
  );
}

interface AnswerProps extends DisputeScreenProps {
  leftMinor: number;
  money: (amountMinor: number) => string;
}

function Answer({ part, receipt, dispute, leftMinor, money }: AnswerProps) {
  if (dispute.state !== "open") {
    return (
      <Card>
        <CardHeader title={disputeBadge(dispute).label} description={disputeOutcome(dispute, money)} />
        <CardBody>
          {dispute.resolution ? (
            <p className="whitespace-pre-line [overflow-wrap:anywhere]">“{dispute.resolution}”</p>
          ) : null}
          {dispute.resolvedAt ? (
            <p className="mt-3 text-faint text-xs">
              <Time at={dispute.resolvedAt} />
            </p>
          ) : null}
        </CardBody>
      </Card>
    );
  }
  return (
    <Card>
      <CardHeader
        title={part === "vendor" ? "Answer" : "Decide"}
        description={
          part === "vendor"
            ? "Until you answer, your share of this session is not paid out."
            : "Until it is answered, the vendor’s share of this session is not paid out."
        }
      />
      <CardBody>
        <ResolveForm receipt={receipt} dispute={dispute} leftMinor={leftMinor} />
      </CardBody>
    </Card>
  );
}
