"use client";

import type { SessionSummary } from "@paygo/contracts";
import { formatMoney } from "@paygo/core";
import { buttonVariants } from "@paygo/ui/button";
import { Card, CardHeader } from "@paygo/ui/card";
import { EmptyState } from "@paygo/ui/empty-state";
import { SkeletonText } from "@paygo/ui/skeleton";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@paygo/ui/table";
import { History } from "lucide-react";
import Link from "next/link";
import { durationWords } from "../locale/duration-words.ts";
import { useLocale } from "../locale/locale-provider.tsx";
import { Time } from "../locale/time.tsx";
import { endReasonTitle } from "../session/end-reason-words.ts";

/** The latest sessions that ended, each a link to its receipt. */
export function RecentSessions({ sessions }: { sessions: readonly SessionSummary[] | undefined }) {
  const hasSessions = sessions !== undefined && sessions.length > 0;
  return (
    <Card aria-busy={!sessions}>
      <CardHeader
        title="Recent sessions"
        className="pb-4"
        action={
          hasSessions ? (
            <Link href="/sessions" className={buttonVariants({ variant: "link", size: "sm" })}>
              See all
            </Link>
          ) : null
        }
      />
      {sessions ? null : <SkeletonText lines={4} className="px-5 pb-5" />}
      {sessions?.length === 0 ? (
        <EmptyState icon={<History />} title="No sessions yet" className="pt-4">
          After your first session, what you earned stands here.
        </EmptyState>
      ) : null}
      {hasSessions ? <SessionTable sessions={sessions} /> : null}
    </Card>
  );
}

function SessionTable({ sessions }: { sessions: readonly SessionSummary[] }) {
  const locale = useLocale();
  return (
    <Table caption="Recent sessions">
      <TableHead>
        <tr>
          <TableHeader>Customer</TableHeader>
          <TableHeader>When</TableHeader>
          <TableHeader>How it ended</TableHeader>
          <TableHeader align="end">Time</TableHeader>
          <TableHeader align="end">Earned</TableHeader>
        </tr>
      </TableHead>
      <TableBody>
        {sessions.map((session) => (
          <TableRow key={session.id}>
            <TableCell>
              <Link href={`/sessions/${session.id}/receipt`} className="font-medium hover:underline">
                {session.customer.name}
              </Link>
              <span className="block text-muted max-sm:hidden">{session.service.title}</span>
            </TableCell>
            <TableCell label="When" className="whitespace-nowrap">
              <Time at={session.createdAt} />
            </TableCell>
            <TableCell label="How it ended">
              {session.endReason
                ? endReasonTitle(session.endReason, session.part, session)
                : "The session is over"}
            </TableCell>
            <TableCell label="Time" align="end">
              {durationWords(session.billableMs ?? 0)}
            </TableCell>
            <TableCell label="Earned" align="end" className="font-medium">
              {formatMoney(session.vendorMinor ?? 0, session.currency, locale)}
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
