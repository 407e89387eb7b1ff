"use client";

import type { DashboardView } from "@paygo/contracts";
import { formatMoney } from "@paygo/core";
import { Card, CardBody } from "@paygo/ui/card";
import { Skeleton } from "@paygo/ui/skeleton";
import { Stat } from "@paygo/ui/stat";
import { useLocale } from "../locale/locale-provider.tsx";

/** Earned today and in all, and sessions that nobody answered. */
export function DashboardStats({ dashboard }: { dashboard: DashboardView | undefined }) {
  const locale = useLocale();
  const waiting = <Skeleton className="mt-1 h-7 w-24" />;
  const money = (amountMinor: number) =>
    dashboard ? formatMoney(amountMinor, dashboard.currency, locale) : waiting;
  return (
    <section aria-label="Figures" aria-busy={!dashboard} className="grid grid-cols-2 gap-4 sm:grid-cols-3">
      <Card className="max-sm:col-span-2">
        <CardBody>
          <Stat
            label="Earned today"
            value={<span data-testid="earned-today">{money(dashboard?.earnings.todayMinor ?? 0)}</span>}
            hint="After the platform fee"
          />
        </CardBody>
      </Card>
      <Card>
        <CardBody>
          <Stat
            label="Earned in all"
            value={money(dashboard?.earnings.totalMinor ?? 0)}
            hint="Since you joined"
          />
        </CardBody>
      </Card>
      <Card>
        <CardBody>
          <Stat
            label="Missed today"
            value={<span data-testid="missed-today">{dashboard ? dashboard.missedToday : waiting}</span>}
            hint="Sessions that nobody answered"
          />
        </CardBody>
      </Card>
    </section>
  );
}
