"use client";

import { BarChart } from "@paygo/ui/bar-chart";
import { Card, CardBody } from "@paygo/ui/card";
import { Skeleton } from "@paygo/ui/skeleton";
import { Stat } from "@paygo/ui/stat";
import { useEffect, useState } from "react";
import { trpc } from "../../trpc/client.ts";
import { FailureAlert } from "../chrome/failure-alert.tsx";
import { useLocale } from "../locale/locale-provider.tsx";
import { useMoney } from "../locale/use-money.ts";
import { monthDayStarts } from "./month-days.ts";

/** What was charged this month, day by day. Which day it is only the browser knows. */
export function SpendCard({ currency }: { currency: string }) {
  const [starts, setStarts] = useState<Date[] | null>(null);
  useEffect(() => setStarts(monthDayStarts(new Date())), []);
  const query = trpc.wallet.spend.useQuery(
    { dayStarts: (starts ?? []).map((start) => start.toISOString()) },
    { enabled: starts !== null },
  );
  const locale = useLocale();
  const money = useMoney(currency);
  const { data } = query;
  const total = data ? money(data.totalMinor) : <Skeleton className="my-1 h-7 w-28" />;
  return (
    <Card>
      <CardBody aria-busy={query.isPending}>
        <Stat
          label="Spent this month"
          value={total}
          hint="What your sessions were charged, before refunds. Held money is not in it."
        />
        {query.isError ? (
          <FailureAlert className="mt-4" error={query.error} onRetry={() => void query.refetch()} />
        ) : null}
        {data ? (
          <Chart days={data.days} locale={locale} currency={currency} />
        ) : query.isError ? null : (
          <Skeleton className="mt-5 h-44" />
        )}
      </CardBody>
    </Card>
  );
}

interface ChartProps {
  days: readonly { startsAt: string; spentMinor: number }[];
  locale: string;
  currency: string;
}

function Chart({ days, locale, currency }: ChartProps) {
  const money = useMoney(currency);
  const dayOfMonth = new Intl.DateTimeFormat(locale, { day: "numeric" });
  const wholeDay = new Intl.DateTimeFormat(locale, { weekday: "short", day: "numeric", month: "short" });
  if (days.every(({ spentMinor }) => spentMinor === 0)) {
    return <p className="mt-5 text-muted text-sm">No session was charged this month.</p>;
  }
  return (
    <BarChart
      className="mt-5"
      label="Spent this month, by day"
      barsName="Day"
      series={[{ name: "Spent", tone: "accent" }]}
      bars={days.map(({ startsAt, spentMinor }) => {
        const start = new Date(startsAt);
        return {
          key: startsAt,
          label: dayOfMonth.format(start),
          longLabel: wholeDay.format(start),
          values: [spentMinor],
        };
      })}
      formatValue={money}
    />
  );
}
