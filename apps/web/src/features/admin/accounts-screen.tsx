"use client";

import type { AccountBalances } from "@paygo/contracts";
import { formatMoney } from "@paygo/core";
import { Badge } from "@paygo/ui/badge";
import { Card } from "@paygo/ui/card";
import { EmptyState } from "@paygo/ui/empty-state";
import { LoadMore } from "@paygo/ui/load-more";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@paygo/ui/table";
import { UserSearch } from "lucide-react";
import Link from "next/link";
import { useState } from "react";
import { trpc } from "../../trpc/client.ts";
import { FailureAlert } from "../chrome/failure-alert.tsx";
import { RowsSkeleton } from "../chrome/rows-skeleton.tsx";
import { SearchField } from "../filters/search-field.tsx";
import { useLocale } from "../locale/locale-provider.tsx";
import { accountWords } from "./account-words.ts";
import { AdjustDialog } from "./adjust-dialog.tsx";
import { AdminPage } from "./admin-page.tsx";
import { ledgerPath } from "./ledger-filter.ts";
import { roleNames } from "./role-names.ts";

/** People and the balances of their accounts, with the ways to their ledger and to a correction. */
export function AccountsScreen() {
  const [search, setSearch] = useState("");
  const query = trpc.admin.searchAccounts.useInfiniteQuery(search === "" ? {} : { query: search }, {
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    placeholderData: (previous) => previous,
  });
  const accounts = query.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <AdminPage title="Accounts" description="Everybody with an account, newest first, and what is theirs.">
      <Card>
        <SearchField
          className="border-line border-b px-5 py-4 sm:max-w-md sm:border-b-0"
          label="Name, e-mail address or id"
          value={search}
          onChange={setSearch}
        />
        {query.isError ? (
          <FailureAlert className="m-5" error={query.error} onRetry={() => void query.refetch()} />
        ) : null}
        {query.isPending ? <RowsSkeleton /> : null}
        {query.data && accounts.length === 0 ? (
          <EmptyState icon={<UserSearch />} title="Nobody found">
            Try a part of the name or of the e-mail address.
          </EmptyState>
        ) : null}
        {accounts.length > 0 ? (
          <Table caption="Accounts">
            <TableHead>
              <tr>
                <TableHeader>Person</TableHeader>
                <TableHeader>Role</TableHeader>
                <TableHeader>Balances</TableHeader>
                <TableHeader align="end">
                  <span className="sr-only">Actions</span>
                </TableHeader>
              </tr>
            </TableHead>
            <TableBody>
              {accounts.map((account) => (
                <AccountRow key={account.person.id} account={account} />
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
    </AdminPage>
  );
}

function AccountRow({ account: { person, balances } }: { account: AccountBalances }) {
  const locale = useLocale();
  const shown = balances.filter(({ balanceMinor }) => balanceMinor !== 0);
  return (
    <TableRow>
      <TableCell>
        <div className="min-w-0">
          <Link
            href={ledgerPath(person.id)}
            className="font-medium underline-offset-4 [overflow-wrap:anywhere] hover:underline"
          >
            {person.name}
          </Link>
          <span className="block font-normal text-muted [overflow-wrap:anywhere]">{person.email}</span>
        </div>
      </TableCell>
      <TableCell label="Role">
        <Badge>{roleNames[person.role]}</Badge>
      </TableCell>
      <TableCell label="Balances">
        {shown.length === 0 ? (
          <span className="text-faint">Nothing</span>
        ) : (
          <ul className="tabular flex flex-col gap-0.5">
            {shown.map(({ kind, currency, balanceMinor }) => (
              <li key={`${kind} ${currency}`}>
                <span className="text-muted">{accountWords(kind).name}</span>{" "}
                <span className={kind === "held" ? "font-medium text-held-ink" : "font-medium"}>
                  {formatMoney(balanceMinor, currency, locale)}
                </span>
              </li>
            ))}
          </ul>
        )}
      </TableCell>
      <TableCell align="end" className="max-sm:mt-2">
        {person.role === "admin" ? null : <AdjustDialog person={person} />}
      </TableCell>
    </TableRow>
  );
}
