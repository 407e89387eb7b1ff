"use client";

import { formatMoney } from "@paygo/core";
import { BarChart } from "@paygo/ui/bar-chart";
import { Card, CardBody, CardHeader } from "@paygo/ui/card";
import { Select } from "@paygo/ui/select";
import { Skeleton } from "@paygo/ui/skeleton";
import { useState } from "react";
import { trpc } from "../../trpc/client.ts";
import { FailureAlert } from "../chrome/failure-alert.tsx";
import { useLocale, useTimeZone } from "../locale/locale-provider.tsx";
import { earningsBars } from "./earnings-bars.ts";
import { dayStartsBack, type EarningsRangeDays, earningsRanges } from "./earnings-range.ts";
import { ServiceShares } from "./service-shares.tsx";

/** What was earned on each of the last days, and with which service. */
export function EarningsChart() {
  const locale = useLocale();
  const timeZone = useTimeZone();
  const [days, setDays] = useState<EarningsRangeDays>(30);
  const [openedAtMs] = useState(() => Date.now());
  const query = trpc.earnings.chart.useQuery(
    { dayStarts: dayStartsBack(days, openedAtMs) },
    { placeholderData: (previous) => previous },
  );
  const { data } = query;
  const totalMinor = data?.days.reduce((sum, { earnedMinor }) => sum + earnedMinor, 0) ?? 0;
  const money = (minor: number) => formatMoney(minor, data?.currency ?? "USD", locale);
  return (
    <Card>
      <CardHeader
        title={data ? `${money(totalMinor)} in ${days} days` : "Earned by day"}
        description="After discounts and refunds, on the day each session ended."
        action={
          <Select
            aria-label="How far back"
            className="w-32"
            value={String(days)}
            onChange={(event) => {
              const range = earningsRanges.find((each) => String(each.days) === event.target.value);
              if (range) setDays(range.days);
            }}
          >
            {earningsRanges.map((range) => (
              <option key={range.days} value={range.days}>
                {range.label}
              </option>
            ))}
          </Select>
        }
      />
      <CardBody aria-busy={query.isFetching}>
        {query.isError ? <FailureAlert error={query.error} onRetry={() => void query.refetch()} /> : null}
        {query.isPending ? <Skeleton className="h-44" /> : null}
        {data ? (
          <>
            <BarChart
              label={`Earned by day, last ${data.days.length} days`}
              barsName="Day"
              series={[{ name: "Earned", tone: "accent" }]}
              bars={earningsBars(data.days, locale, timeZone)}
              formatValue={money}
              formatTick={(minor) => money(minor).replace(/[.,]00(?!\d)/, "")}
              summary={`${money(totalMinor)} earned in the last ${data.days.length} days.`}
            />
            {data.services.length > 0 ? (
              <ServiceShares services={data.services} currency={data.currency} />
            ) : null}
          </>
        ) : null}
      </CardBody>
    </Card>
  );
}
