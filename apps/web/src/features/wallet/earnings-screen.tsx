"use client";

import { formatMoney } from "@paygo/core";
import { Card, CardBody, CardHeader } from "@paygo/ui/card";
import { Page, PageHeader } from "@paygo/ui/page";
import { Skeleton } from "@paygo/ui/skeleton";
import { Stat } from "@paygo/ui/stat";
import { useState } from "react";
import { trpc } from "../../trpc/client.ts";
import { FailureAlert } from "../chrome/failure-alert.tsx";
import { useLocale } from "../locale/locale-provider.tsx";
import type { WalletPage } from "./use-wallet-lines.ts";
import { WalletLines } from "./wallet-lines.tsx";

function midnight(): string {
  return new Date(new Date().setHours(0, 0, 0, 0)).toISOString();
}

/** What the wallet page is to a vendor: earnings, in all and session by session. */
export function EarningsScreen({ firstPage }: { firstPage: WalletPage }) {
  const locale = useLocale();
  const [todayStartsAt] = useState(midnight);
  // Only the browser knows when the vendor's day began.
  const query = trpc.dashboard.get.useQuery({ todayStartsAt });
  const { data } = query;
  const figure = (amountMinor: number | undefined) =>
    data && amountMinor !== undefined ? (
      formatMoney(amountMinor, data.currency, locale)
    ) : (
      <Skeleton className="my-1 h-7 w-28" />
    );
  return (
    <Page width="reading">
      <PageHeader title="Earnings" description="Your share of every session, after the platform’s fee." />
      {query.isError ? (
        <FailureAlert className="mb-6" error={query.error} onRetry={() => void query.refetch()} />
      ) : null}
      <div className="flex flex-col gap-6">
        <Card>
          <CardBody className="grid grid-cols-2 gap-8" aria-busy={query.isPending}>
            <Stat label="Earned in all" value={figure(data?.earnings.totalMinor)} size="lg" />
            <Stat label="Today" value={figure(data?.earnings.todayMinor)} size="lg" />
          </CardBody>
        </Card>
        <Card>
          <CardHeader title="By session" />
          <div className="pt-3">
            <WalletLines part="vendor" firstPage={firstPage} />
          </div>
        </Card>
      </div>
    </Page>
  );
}
