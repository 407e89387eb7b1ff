"use client";

import type { SessionView } from "@paygo/contracts";
import { formatMoney } from "@paygo/core";
import { Avatar } from "@paygo/ui/avatar";
import { buttonVariants } from "@paygo/ui/button";
import { Card, CardBody } from "@paygo/ui/card";
import { DescriptionItem, DescriptionList } from "@paygo/ui/description-list";
import { Page } from "@paygo/ui/page";
import { Skeleton } from "@paygo/ui/skeleton";
import Link from "next/link";
import { useEffect, useRef } from "react";
import { trpc } from "../../trpc/client.ts";
import { errorSentence, readFailure } from "../../trpc/errors.ts";
import { useLocale } from "../locale/locale-provider.tsx";
import { endReasonConsequence, endReasonTitle } from "./end-reason-words.ts";
import { clockText } from "./meter-words.ts";

/** How it ended and what it came to, from the receipt. */
export function SessionSummary({ session }: { session: SessionView }) {
  const other = session.part === "vendor" ? session.customer : session.vendor;
  const titleRef = useRef<HTMLHeadingElement>(null);
  useEffect(() => titleRef.current?.focus(), []);
  const { endReason, part, declineReason } = session;
  const consequence = endReason && endReasonConsequence(endReason, part);
  return (
    <Page width="narrow" className="flex min-h-dvh flex-col justify-center">
      <div data-testid="session" data-phase="ended" className="flex flex-col items-center text-center">
        <Avatar name={other.name} seed={other.id} size="xl" />
        <h1 ref={titleRef} tabIndex={-1} className="mt-5 font-semibold text-2xl tracking-tight outline-none">
          {endReason ? endReasonTitle(endReason, part, session) : "The session is over"}
        </h1>
        {declineReason ? (
          <p className="mt-1.5 text-muted [overflow-wrap:anywhere]">“{declineReason}”</p>
        ) : null}
        {consequence ? <p className="mt-1.5 text-balance text-muted">{consequence}</p> : null}
      </div>
      <Card className="mt-8">
        <CardBody>
          <Outcome session={session} />
        </CardBody>
      </Card>
      <div className="mt-5 flex flex-col gap-2 sm:flex-row-reverse">
        <Link
          href={`/sessions/${session.id}/receipt`}
          className={buttonVariants({ size: "lg", className: "sm:flex-1" })}
        >
          See the receipt
        </Link>
        <Link
          href={session.part === "vendor" ? "/dashboard" : `/services/${session.service.id}`}
          className={buttonVariants({ variant: "secondary", size: "lg", className: "sm:flex-1" })}
        >
          {session.part === "vendor" ? "Back to the dashboard" : "Back to the service"}
        </Link>
      </div>
    </Page>
  );
}

function Outcome({ session }: { session: SessionView }) {
  const locale = useLocale();
  const receipt = trpc.streaming.receipt.useQuery({ sessionId: session.id });
  if (receipt.isError)
    return <p className="text-muted text-sm">{errorSentence(readFailure(receipt.error))}</p>;
  const bill = receipt.data;
  const money = (amountMinor: number) => formatMoney(amountMinor, session.tariff.currency, locale);
  const waiting = <Skeleton className="h-4 w-16" />;
  return (
    <DescriptionList>
      <DescriptionItem term="Service">{session.service.title}</DescriptionItem>
      <DescriptionItem term="Connected together">
        {bill ? <span data-testid="summary-time">{clockText(bill.billableSeconds)}</span> : waiting}
      </DescriptionItem>
      {bill?.split ? (
        <>
          <DescriptionItem term="The customer paid">{money(bill.chargedMinor)}</DescriptionItem>
          <DescriptionItem term="You earned" isTotal>
            <span data-testid="summary-total">{money(bill.split.vendorMinor)}</span>
          </DescriptionItem>
        </>
      ) : (
        <>
          <DescriptionItem term="Released from the hold">
            {bill ? money(bill.releasedMinor) : waiting}
          </DescriptionItem>
          <DescriptionItem term={session.part === "vendor" ? "You earned" : "You paid"} isTotal>
            {bill ? <span data-testid="summary-total">{money(bill.chargedMinor)}</span> : waiting}
          </DescriptionItem>
        </>
      )}
    </DescriptionList>
  );
}
