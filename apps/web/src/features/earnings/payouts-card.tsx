"use client";

import type { PayoutView } from "@paygo/contracts";
import { formatMoney } from "@paygo/core";
import { Badge } from "@paygo/ui/badge";
import { Card, CardHeader } from "@paygo/ui/card";
import { EmptyState } from "@paygo/ui/empty-state";
import { LoadMore } from "@paygo/ui/load-more";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@paygo/ui/table";
import { Landmark } from "lucide-react";
import { type RouterOutputs, trpc } from "../../trpc/client.ts";
import { DocumentLinks } from "../documents/document-links.tsx";
import { useLocale } from "../locale/locale-provider.tsx";
import { Time } from "../locale/time.tsx";
import { PayoutFailure } from "./payout-failure.tsx";
import { payoutsPath } from "./payout-request.ts";
import { payoutBadge, payoutDetail } from "./payout-words.ts";

const REFRESH_MS = 10_000;

/** The vendor's payouts, newest first, each with its statement. */
export function PayoutsCard({ firstPage }: { firstPage: RouterOutputs["earnings"]["payouts"] }) {
  const query = trpc.earnings.payouts.useInfiniteQuery(
    {},
    {
      getNextPageParam: (page) => page.nextCursor ?? undefined,
      initialData: { pages: [firstPage], pageParams: [undefined] },
      // Only while something is on its way, and never where a sign-in has to come first.
      refetchInterval: ({ state }) => {
        const first = state.data?.pages[0]?.items ?? [];
        const isMoving = first.some((each) => each.state === "pending" || each.state === "sent");
        return isMoving && state.error === null ? REFRESH_MS : false;
      },
    },
  );
  const payouts = query.data.pages.flatMap((page) => page.items);
  return (
    <Card className="min-w-0">
      <CardHeader title="Payouts" description="Each with a statement of the sessions that it pays for." />
      {query.isError ? (
        <div className="p-5 pb-0">
          <PayoutFailure error={query.error} path={payoutsPath()} />
        </div>
      ) : null}
      {payouts.length === 0 ? (
        <EmptyState icon={<Landmark />} title="No payouts yet">
          When your earnings are sent to your bank, each payout appears here with its statement.
        </EmptyState>
      ) : (
        <Table caption="Your payouts" className="mt-3">
          <TableHead>
            <tr>
              <TableHeader>Payout</TableHeader>
              <TableHeader>State</TableHeader>
              <TableHeader align="end">Amount</TableHeader>
              <TableHeader align="end">Statement</TableHeader>
            </tr>
          </TableHead>
          <TableBody>
            {payouts.map((payout) => (
              <PayoutRow key={payout.id} payout={payout} />
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
  );
}

function PayoutRow({ payout }: { payout: PayoutView }) {
  const locale = useLocale();
  const { tone, label } = payoutBadge(payout.state);
  return (
    <TableRow>
      <TableCell>
        <div className="min-w-0">
          <span className="block font-medium">Payout {payout.number}</span>
          <span className="block font-normal text-muted">
            <Time at={payout.createdAt} />
          </span>
          <span className="mt-0.5 block max-w-xs font-normal text-faint text-xs">{payoutDetail(payout)}</span>
        </div>
      </TableCell>
      <TableCell label="State">
        <Badge tone={tone}>{label}</Badge>
      </TableCell>
      <TableCell label="Amount" align="end" className="whitespace-nowrap font-medium">
        {formatMoney(payout.amountMinor, payout.currency, locale)}
      </TableCell>
      <TableCell label="Statement" align="end" className="whitespace-nowrap">
        <DocumentLinks
          document={{ kind: "payout", payoutId: payout.id }}
          name={`the statement of payout ${payout.number}`}
          look="text"
        />
      </TableCell>
    </TableRow>
  );
}
