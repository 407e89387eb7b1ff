"use client";

import type { WalletLine } from "@paygo/contracts";
import { LoadMore } from "@paygo/ui/load-more";
import { Table, TableBody, TableHead, TableHeader, TableRow } from "@paygo/ui/table";
import type { ReactNode } from "react";
import { FailureAlert } from "../chrome/failure-alert.tsx";
import { RowsSkeleton } from "../chrome/rows-skeleton.tsx";
import { LineCells } from "./line-cells.tsx";
import { useWalletLines, type WalletPage } from "./use-wallet-lines.ts";

const columns = {
  customer: ["Available", "Held"],
  vendor: ["Amount"],
} as const;

export interface WalletLinesProps {
  part: keyof typeof columns;
  input?: Parameters<typeof useWalletLines>[0];
  /** What the server read for this input, or null when it did not. */
  firstPage: WalletPage | null;
  /** What stands in place of no lines. */
  empty: ReactNode;
}

/** Movements of the reader's money, newest first. */
export function WalletLines({ part, input = {}, firstPage, empty }: WalletLinesProps) {
  const query = useWalletLines(input, firstPage);
  const lines: WalletLine[] = query.data?.pages.flatMap((page) => page.items) ?? [];
  const failure = query.isError ? (
    <FailureAlert className="m-4" error={query.error} onRetry={() => void query.refetch()} />
  ) : null;
  if (query.isPending) return <RowsSkeleton />;
  if (lines.length === 0) return failure ?? empty;
  return (
    <div aria-busy={query.isPlaceholderData} className={query.isPlaceholderData ? "opacity-60" : undefined}>
      <Table caption={part === "customer" ? "Movements of your money" : "Movements of your earnings"}>
        <TableHead>
          <tr>
            <TableHeader>What</TableHeader>
            <TableHeader>When</TableHeader>
            {columns[part].map((column) => (
              <TableHeader key={column} align="end">
                {column}
              </TableHeader>
            ))}
          </tr>
        </TableHead>
        <TableBody>
          {lines.map((line) => (
            <TableRow key={line.id}>
              <LineCells part={part} line={line} />
            </TableRow>
          ))}
        </TableBody>
      </Table>
      {failure}
      <LoadMore
        hasMore={query.hasNextPage}
        isLoading={query.isFetchingNextPage}
        onLoadMore={() => void query.fetchNextPage()}
      />
    </div>
  );
}
