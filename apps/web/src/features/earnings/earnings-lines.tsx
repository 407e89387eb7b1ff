"use client";

import type { WalletLine } from "@paygo/contracts";
import { Card, CardHeader } from "@paygo/ui/card";
import { cx } from "@paygo/ui/cx";
import { EmptyState } from "@paygo/ui/empty-state";
import { LoadMore } from "@paygo/ui/load-more";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@paygo/ui/table";
import { Receipt } from "lucide-react";
import Link from "next/link";
import { trpc } from "../../trpc/client.ts";
import { FailureAlert } from "../chrome/failure-alert.tsx";
import { RowsSkeleton } from "../chrome/rows-skeleton.tsx";
import { receiptPath } from "../history/session-paths.ts";
import { useLocale } from "../locale/locale-provider.tsx";
import { Time } from "../locale/time.tsx";
import { lineWords, signedMoney } from "../wallet/line-words.ts";

/** Every movement of the vendor's money, newest first. */
export function EarningsLines() {
  const query = trpc.wallet.lines.useInfiniteQuery(
    {},
    { getNextPageParam: (page) => page.nextCursor ?? undefined },
  );
  const lines = query.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Card>
      <CardHeader
        title="Movements"
        description="What each session, refund and payout did to your earnings."
      />
      {query.isError ? (
        <FailureAlert className="m-5" error={query.error} onRetry={() => void query.refetch()} />
      ) : null}
      {query.isPending ? <RowsSkeleton /> : null}
      {query.data && lines.length === 0 ? (
        <EmptyState icon={<Receipt />} title="Nothing earned yet">
          What you earn in a session appears here the moment it ends.
        </EmptyState>
      ) : null}
      {lines.length > 0 ? (
        <Table caption="Movements of your earnings" className="mt-3">
          <TableHead>
            <tr>
              <TableHeader>What</TableHeader>
              <TableHeader>When</TableHeader>
              <TableHeader align="end">Amount</TableHeader>
            </tr>
          </TableHead>
          <TableBody>
            {lines.map((line) => (
              <LineRow key={line.id} line={line} />
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

function LineRow({ line }: { line: WalletLine }) {
  const locale = useLocale();
  const { title, detail } = lineWords(line, locale);
  const amount = signedMoney(line.earnedMinor, line.currency, locale);
  return (
    <TableRow>
      <TableCell>
        <div className="min-w-0">
          {line.session ? (
            <Link
              href={receiptPath(line.session.id)}
              className="font-medium underline-offset-4 [overflow-wrap:anywhere] hover:underline"
            >
              {title}
            </Link>
          ) : (
            <span className="font-medium">{title}</span>
          )}
          {detail ? <span className="mt-0.5 block font-normal text-muted">{detail}</span> : null}
          <Time at={line.postedAt} className="mt-0.5 block font-normal text-faint text-xs sm:hidden" />
        </div>
      </TableCell>
      <TableCell label="When" className="whitespace-nowrap text-muted max-sm:hidden">
        <Time at={line.postedAt} />
      </TableCell>
      <TableCell
        label="Amount"
        align="end"
        className={cx("whitespace-nowrap", amount === null && "max-sm:hidden")}
      >
        {amount ?? <span className="text-faint">–</span>}
      </TableCell>
    </TableRow>
  );
}
