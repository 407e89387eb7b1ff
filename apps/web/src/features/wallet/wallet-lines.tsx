"use client";

import type { WalletLine } from "@paygo/contracts";
import { EmptyState } from "@paygo/ui/empty-state";
import { LoadMore } from "@paygo/ui/load-more";
import { Table, TableBody, TableHead, TableHeader, TableRow } from "@paygo/ui/table";
import { Receipt } from "lucide-react";
import { FailureAlert } from "../chrome/failure-alert.tsx";
import { LineCells } from "./line-cells.tsx";
import { useWalletLines, type WalletPage } from "./use-wallet-lines.ts";

const columns = {
  customer: ["Available", "Held"],
  vendor: ["Earned"],
} as const;

export interface WalletLinesProps {
  part: keyof typeof columns;
  firstPage: WalletPage;
}

/** Every movement of the reader's money, newest first. */
export function WalletLines({ part, firstPage }: WalletLinesProps) {
  const query = useWalletLines(firstPage);
  const lines: WalletLine[] = query.data.pages.flatMap((page) => page.items);
  if (lines.length === 0) {
    return part === "customer" ? (
      <EmptyState icon={<Receipt />} title="Nothing has moved yet">
        Top-ups, holds and charges appear here, each on a line of its own.
      </EmptyState>
    ) : (
      <EmptyState icon={<Receipt />} title="Nothing earned yet">
        What you earn in a session appears here the moment it ends.
      </EmptyState>
    );
  }
  return (
    <>
      <Table caption={part === "customer" ? "Movements of your money" : "Your earnings"}>
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
      {query.isError ? (
        <FailureAlert className="m-4" error={query.error} onRetry={() => void query.refetch()} />
      ) : null}
      <LoadMore
        hasMore={query.hasNextPage}
        isLoading={query.isFetchingNextPage}
        onLoadMore={() => void query.fetchNextPage()}
      />
    </>
  );
}
