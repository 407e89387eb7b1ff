"use client";

import type { DashboardView } from "@paygo/contracts";
import { Alert } from "@paygo/ui/alert";
import { Badge } from "@paygo/ui/badge";
import { Button } from "@paygo/ui/button";
import { Page, PageHeader } from "@paygo/ui/page";
import { errorSentence, readFailure } from "../../trpc/errors.ts";
import { DashboardStats } from "./dashboard-stats.tsx";
import { DashboardTabs } from "./dashboard-tabs.tsx";
import { NoServices } from "./no-services.tsx";
import { OpenSessionCard } from "./open-session-card.tsx";
import { RecentSessions } from "./recent-sessions.tsx";
import { RingSetup } from "./ring/ring-setup.tsx";
import { useDashboard } from "./use-dashboard.ts";

/** The vendor's desk: who is there, what was earned, what happened lately. */
export function DashboardScreen() {
  const { data, error, refetch, isFetching } = useDashboard();
  return (
    <Page>
      <PageHeader
        title="Dashboard"
        badge={data ? <OnlineBadge dashboard={data} /> : null}
        description="Keep this page open to stay online. It rings here when a customer starts a session."
      />
      <DashboardTabs />
      <div className="mt-6 flex flex-col gap-6">
        {error ? (
          <Alert
            tone="danger"
            title={errorSentence(readFailure(error))}
            action={
              <Button variant="secondary" size="sm" isLoading={isFetching} onClick={() => void refetch()}>
                Try again
              </Button>
            }
          />
        ) : null}
        <RingSetup />
        {data?.openSession ? <OpenSessionCard session={data.openSession} /> : null}
        {data && data.activeServices === 0 ? <NoServices /> : null}
        {data || !error ? <DashboardStats dashboard={data} /> : null}
        {data || !error ? <RecentSessions sessions={data?.recent} /> : null}
      </div>
    </Page>
  );
}

function OnlineBadge({ dashboard }: { dashboard: DashboardView }) {
  const { openSession, activeServices } = dashboard;
  if (openSession) {
    return (
      <Badge tone="accent" dot="pulse">
        {openSession.answeredAt === null ? "Ringing" : "In a session"}
      </Badge>
    );
  }
  if (activeServices === 0) return <Badge dot>Nothing on offer</Badge>;
  return (
    <Badge tone="success" dot>
      Online
    </Badge>
  );
}
