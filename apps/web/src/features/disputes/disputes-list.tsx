"use client";

import { Button } from "@paygo/ui/button";
import { Card } from "@paygo/ui/card";
import { EmptyState } from "@paygo/ui/empty-state";
import { LoadMore } from "@paygo/ui/load-more";
import { Select } from "@paygo/ui/select";
import { Table, TableBody, TableHead, TableHeader } from "@paygo/ui/table";
import { Scale } from "lucide-react";
import { useState } from "react";
import { trpc } from "../../trpc/client.ts";
import { FailureAlert } from "../chrome/failure-alert.tsx";
import { RowsSkeleton } from "../chrome/rows-skeleton.tsx";
import { type DisputeFilter, disputeFilterLabels, disputeFilters, disputeQuery } from "./dispute-filter.ts";
import { DisputeRow } from "./dispute-row.tsx";

/** Disputes about a vendor's bills, or about everybody's for an admin; the open ones first of all. */
export function DisputesList({ part }: { part: "vendor" | "admin" }) {
  const [filter, setFilter] = useState<DisputeFilter>("open");
  const query = trpc.refunds.disputes.useInfiniteQuery(disputeQuery(filter), {
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });
  const disputes = query.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Card>
      <div className="flex items-center gap-3 border-line border-b px-5 py-3">
        <label htmlFor="dispute-state" className="text-muted text-sm">
          Show
        </label>
        <Select
          id="dispute-state"
          className="w-40"
          value={filter}
          onChange={(event) => {
            const chosen = disputeFilters.find((each) => each === event.target.value);
            if (chosen) setFilter(chosen);
          }}
        >
          {disputeFilters.map((each) => (
            <option key={each} value={each}>
              {disputeFilterLabels[each]}
            </option>
          ))}
        </Select>
      </div>
      {query.isError ? (
        <FailureAlert className="m-5" error={query.error} onRetry={() => void query.refetch()} />
      ) : null}
      {query.isPending ? <RowsSkeleton /> : null}
      {query.data && disputes.length === 0 ? (
        <EmptyState
          icon={<Scale />}
          title={
            filter === "all" ? "No disputes" : `No ${disputeFilterLabels[filter].toLowerCase()} disputes`
          }
          action={
            filter === "all" ? null : (
              <Button variant="secondary" size="sm" onClick={() => setFilter("all")}>
                Show all
              </Button>
            )
          }
        >
          {part === "vendor"
            ? "When a customer objects to a bill of yours, you answer it here."
            : "When a customer objects to a bill, it appears here with the session’s timeline."}
        </EmptyState>
      ) : null}
      {disputes.length > 0 ? (
        <Table caption={`Disputes: ${disputeFilterLabels[filter]}`}>
          <TableHead>
            <tr>
              <TableHeader>Service and reason</TableHeader>
              <TableHeader>State</TableHeader>
              <TableHeader>Opened</TableHeader>
              <TableHeader>Answer by</TableHeader>
              <TableHeader align="end">Amount</TableHeader>
            </tr>
          </TableHead>
          <TableBody>
            {disputes.map((dispute) => (
              <DisputeRow key={dispute.id} dispute={dispute} part={part} />
            ))}
          </TableBody>
        </Table>
      ) : null}
      <LoadMore
        hasMore={query.hasNextPage}
        isLoading={query.isFetchingNextPage}
        onLoadMore={() => void query.fetchNextPage()}
      />
    </Card>
  );
}
