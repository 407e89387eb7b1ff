"use client";

import type { Role } from "@paygo/contracts";
import { buttonVariants } from "@paygo/ui/button";
import { Card } from "@paygo/ui/card";
import { EmptyState } from "@paygo/ui/empty-state";
import { LoadMore } from "@paygo/ui/load-more";
import { Page, PageHeader } from "@paygo/ui/page";
import { Table, TableBody, TableHead, TableHeader } from "@paygo/ui/table";
import { Video } from "lucide-react";
import Link from "next/link";
import { type RouterOutputs, trpc } from "../../trpc/client.ts";
import { FailureAlert } from "../chrome/failure-alert.tsx";
import { SessionRow } from "./session-row.tsx";

export interface HistoryScreenProps {
  role: Role;
  firstPage: RouterOutputs["streaming"]["list"];
}

/** The reader's sessions, newest first, with how each ended and what it came to. */
export function HistoryScreen({ role, firstPage }: HistoryScreenProps) {
  const query = trpc.streaming.list.useInfiniteQuery(
    {},
    {
      getNextPageParam: (page) => page.nextCursor ?? undefined,
      initialData: { pages: [firstPage], pageParams: [undefined] },
    },
  );
  const sessions = query.data.pages.flatMap((page) => page.items);
  return (
    <Page>
      <PageHeader title="Sessions" />
      {query.isError ? (
        <FailureAlert className="mb-6" error={query.error} onRetry={() => void query.refetch()} />
      ) : null}
      <Card>
        {sessions.length === 0 ? (
          <NoSessions role={role} />
        ) : (
          <Table caption="Your sessions" className="sm:mt-1">
            <TableHead>
              <tr>
                <TableHeader>Service</TableHeader>
                <TableHeader>When</TableHeader>
                <TableHeader>Outcome</TableHeader>
                <TableHeader align="end">Billable time</TableHeader>
                <TableHeader align="end">{role === "vendor" ? "Earned" : "Cost"}</TableHeader>
              </tr>
            </TableHead>
            <TableBody>
              {sessions.map((session) => (
                <SessionRow key={session.id} session={session} />
              ))}
            </TableBody>
          </Table>
        )}
        <LoadMore
          hasMore={query.hasNextPage}
          isLoading={query.isFetchingNextPage}
          onLoadMore={() => void query.fetchNextPage()}
        />
      </Card>
    </Page>
  );
}

function NoSessions({ role }: { role: Role }) {
  const isVendor = role === "vendor";
  return (
    <EmptyState
      icon={<Video />}
      title="No sessions yet"
      action={
        <Link href={isVendor ? "/dashboard" : "/"} className={buttonVariants({ variant: "secondary" })}>
          {isVendor ? "Go to the dashboard" : "Find a service"}
        </Link>
      }
    >
      {isVendor
        ? "When a customer rings and you answer, the session and its receipt stay here."
        : "Every session that you start stays here, with its receipt."}
    </EmptyState>
  );
}
