"use client";

import { Card } from "@paygo/ui/card";
import { EmptyState } from "@paygo/ui/empty-state";
import { LoadMore } from "@paygo/ui/load-more";
import { BookOpen } from "lucide-react";
import { trpc } from "../../trpc/client.ts";
import { FailureAlert } from "../chrome/failure-alert.tsx";
import { RowsSkeleton } from "../chrome/rows-skeleton.tsx";
import { useAddressFilter } from "../filters/use-address-filter.ts";
import { AdminPage } from "./admin-page.tsx";
import { ExportLedger } from "./export-ledger.tsx";
import { ledgerFilter, ledgerInput } from "./ledger-filter.ts";
import { LedgerFilters } from "./ledger-filters.tsx";
import { TransactionItem } from "./transaction-item.tsx";

/** Every transaction of the books with its entries, searched by person, id, kind and day. */
export function LedgerScreen() {
  const { filter, change } = useAddressFilter(ledgerFilter);
  const query = trpc.admin.searchLedger.useInfiniteQuery(ledgerInput(filter), {
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    placeholderData: (previous) => previous,
  });
  const transactions = query.data?.pages.flatMap((page) => page.items) ?? [];
  const isFiltered = Object.keys(ledgerInput(filter)).length > 0;
  return (
    <AdminPage
      title="Ledger"
      description="Every movement of money, newest first. The entries of a transaction always sum to zero."
      actions={<ExportLedger />}
    >
      <Card>
        <LedgerFilters filter={filter} onChange={change} />
        {query.isError ? (
          <FailureAlert className="m-5" error={query.error} onRetry={() => void query.refetch()} />
        ) : null}
        {query.isPending ? <RowsSkeleton /> : null}
        {query.data && transactions.length === 0 ? (
          <EmptyState icon={<BookOpen />} title={isFiltered ? "Nothing found" : "The ledger is empty"}>
            {isFiltered
              ? "Search for a whole e-mail address, or for the id of a transaction, session, payment, refund, payout or person."
              : "The first top-up will be the first transaction."}
          </EmptyState>
        ) : null}
        {transactions.length > 0 ? <EntryColumns /> : null}
        <ol aria-label="Transactions" aria-busy={query.isFetching} className="divide-y divide-line">
          {transactions.map((transaction) => (
            <TransactionItem
              key={transaction.id}
              transaction={transaction}
              onSearch={(wanted) => change({ query: wanted })}
            />
          ))}
        </ol>
        <LoadMore
          hasMore={query.hasNextPage}
          isLoading={query.isFetchingNextPage}
          onLoadMore={() => void query.fetchNextPage()}
        />
      </Card>
    </AdminPage>
  );
}

/** The names of the columns that each transaction's own table has for screen readers. */
function EntryColumns() {
  return (
    <div
      aria-hidden="true"
      className="grid grid-cols-[16rem_minmax(0,1fr)] gap-x-8 border-line border-b px-5 py-2.5 font-medium text-muted text-xs max-lg:hidden"
    >
      <span>Transaction</span>
      <span className="grid grid-cols-[minmax(0,1fr)_auto_9rem]">
        <span>Account</span>
        <span>Amount</span>
        <span className="text-right">Balance after</span>
      </span>
    </div>
  );
}
