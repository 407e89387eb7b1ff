"use client";

import { adjustmentState } from "@paygo/contracts";
import { formatMoney } from "@paygo/core";
import { buttonVariants } from "@paygo/ui/button";
import { Card } from "@paygo/ui/card";
import { EmptyState } from "@paygo/ui/empty-state";
import { LoadMore } from "@paygo/ui/load-more";
import { Select } from "@paygo/ui/select";
import { PencilLine } from "lucide-react";
import Link from "next/link";
import { useState } from "react";
import { trpc } from "../../trpc/client.ts";
import { FailureAlert } from "../chrome/failure-alert.tsx";
import { RowsSkeleton } from "../chrome/rows-skeleton.tsx";
import { useLocale } from "../locale/locale-provider.tsx";
import { AdjustmentItem } from "./adjustment-item.tsx";
import { adjustmentBadge } from "./adjustment-words.ts";
import { AdminPage } from "./admin-page.tsx";

/** Corrections by hand: those that wait for a second admin, and all that were made. */
export function AdjustmentsScreen({ viewerId }: { viewerId: string }) {
  const locale = useLocale();
  const [state, setState] = useState<(typeof adjustmentState.options)[number] | null>(null);
  const query = trpc.admin.adjustments.useInfiniteQuery(state === null ? {} : { state }, {
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });
  const [firstPage] = query.data?.pages ?? [];
  const adjustments = query.data?.pages.flatMap((page) => page.items) ?? [];
  const limit = firstPage
    ? `up to ${formatMoney(firstPage.approvalLimitMinor, firstPage.currency, locale)}`
    : "a limited sum";
  return (
    <AdminPage
      title="Adjustments"
      description={`Corrections of somebody’s money by hand. An admin makes ${limit} of them alone within 24 hours; a second admin has to approve what goes beyond that.`}
      actions={
        <Link href="/admin/accounts" className={buttonVariants({ variant: "secondary", size: "sm" })}>
          Find an account to adjust
        </Link>
      }
    >
      <Card>
        <div className="flex items-center gap-3 border-line border-b px-5 py-3">
          <label htmlFor="adjustment-state" className="text-muted text-sm">
            Show
          </label>
          <Select
            id="adjustment-state"
            className="w-48"
            value={state ?? ""}
            onChange={({ target }) =>
              setState(adjustmentState.options.find((each) => each === target.value) ?? null)
            }
          >
            <option value="">All</option>
            {adjustmentState.options.map((each) => (
              <option key={each} value={each}>
                {adjustmentBadge(each).label}
              </option>
            ))}
          </Select>
        </div>
        {query.isError ? (
          <FailureAlert className="m-5" error={query.error} onRetry={() => void query.refetch()} />
        ) : null}
        {query.isPending ? <RowsSkeleton /> : null}
        {query.data && adjustments.length === 0 ? (
          <EmptyState icon={<PencilLine />} title={state === null ? "No adjustments" : "None like this"}>
            When something has to be put right by hand, it is done from the person’s account.
          </EmptyState>
        ) : null}
        <ul aria-label="Adjustments" className="divide-y divide-line">
          {adjustments.map((adjustment) => (
            <AdjustmentItem
              key={adjustment.id}
              adjustment={adjustment}
              isOwn={adjustment.requestedBy.id === viewerId}
            />
          ))}
        </ul>
        <LoadMore
          hasMore={query.hasNextPage}
          isLoading={query.isFetchingNextPage}
          onLoadMore={() => void query.fetchNextPage()}
        />
      </Card>
    </AdminPage>
  );
}
