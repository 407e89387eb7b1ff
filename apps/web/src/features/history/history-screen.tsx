"use client";

import type { Role } from "@paygo/contracts";
import { Card } from "@paygo/ui/card";
import { LoadMore } from "@paygo/ui/load-more";
import { Page, PageHeader } from "@paygo/ui/page";
import { Table, TableBody, TableHead, TableHeader } from "@paygo/ui/table";
import { keepPreviousData } from "@tanstack/react-query";
import { useState } from "react";
import { type RouterOutputs, trpc } from "../../trpc/client.ts";
import { FailureAlert } from "../chrome/failure-alert.tsx";
import { RowsSkeleton } from "../chrome/rows-skeleton.tsx";
import { useAddressFilter } from "../filters/use-address-filter.ts";
import { everything, historyFilter, historyInput } from "./history-filter.ts";
import { HistoryFilters } from "./history-filters.tsx";
import { NoSessions } from "./no-sessions.tsx";
import { SessionRow } from "./session-row.tsx";

export interface HistoryScreenProps {
  role: Role;
  /** What the server read for the filter in the address; null when only the browser can tell what it asks for. */
  firstPage: RouterOutputs["streaming"]["list"] | null;
}

/** The reader's sessions, newest first, with how each ended and what it came to. */
export function HistoryScreen({ role, firstPage }: HistoryScreenProps) {
  const { filter, change } = useAddressFilter(historyFilter);
  const input = historyInput(filter);
  const asked = JSON.stringify(input);
  const [readFor] = useState(asked);
  const isFiltered = asked !== "{}";
  const query = trpc.streaming.list.useInfiniteQuery(input, {
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    placeholderData: keepPreviousData,
    ...(firstPage && asked === readFor && { initialData: { pages: [firstPage], pageParams: [undefined] } }),
  });
  const sessions = query.data?.pages.flatMap((page) => page.items) ?? [];
  const clear = () => change(everything);
  const hasFilters = isFiltered || sessions.length > 0;
  return (
    <Page>
      <PageHeader title="Sessions" />
      {query.isError ? (
        <FailureAlert className="mb-6" error={query.error} onRetry={() => void query.refetch()} />
      ) : null}
      <Card>
        {hasFilters ? (
          <HistoryFilters
            filter={filter}
            canClear={isFiltered && sessions.length > 0}
            onChange={change}
            onClear={clear}
          />
        ) : null}
        <div aria-busy={query.isFetching} className={query.isPlaceholderData ? "opacity-60" : undefined}>
          {query.isPending ? <RowsSkeleton /> : null}
          {query.isSuccess && sessions.length === 0 ? (
            <NoSessions role={role} filter={filter} onClear={clear} />
          ) : null}
          {sessions.length > 0 ? (
            <Table caption="Your sessions" className="sm:mt-1">
              <TableHead>
                <tr>
                  <TableHeader>Service</TableHeader>
                  <TableHeader>When</TableHeader>
                  <TableHeader>Outcome</TableHeader>
                  <TableHeader align="end">Billable time</TableHeader>
                  <TableHeader align="end">{role === "vendor" ? "Earned" : "Cost"}</TableHeader>
                  <TableHeader align="end">Receipt</TableHeader>
                </tr>
              </TableHead>
              <TableBody>
                {sessions.map((session) => (
                  <SessionRow key={session.id} session={session} />
                ))}
              </TableBody>
            </Table>
          ) : null}
          <LoadMore
            hasMore={query.hasNextPage}
            isLoading={query.isFetchingNextPage}
            onLoadMore={() => void query.fetchNextPage()}
          />
        </div>
      </Card>
    </Page>
  );
}
