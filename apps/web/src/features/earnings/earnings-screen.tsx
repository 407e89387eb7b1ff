"use client";

import type { EarningsView } from "@paygo/contracts";
import { trpc } from "../../trpc/client.ts";
import { FailureAlert } from "../chrome/failure-alert.tsx";
import { EarningsChart } from "./earnings-chart.tsx";
import { EarningsFigures } from "./earnings-figures.tsx";
import { EarningsLines } from "./earnings-lines.tsx";
import { EarningsPage } from "./earnings-page.tsx";
import { OpenDisputesNote } from "./open-disputes-note.tsx";

const REFRESH_MS = 30_000;

/** What a vendor earned: how far the money has come, when and with what it was earned, and every movement. */
export function EarningsScreen({ initial }: { initial: EarningsView }) {
  const query = trpc.earnings.get.useQuery({}, { initialData: initial, refetchInterval: REFRESH_MS });
  return (
    <EarningsPage>
      {query.isError ? <FailureAlert error={query.error} onRetry={() => void query.refetch()} /> : null}
      <OpenDisputesNote />
      <EarningsFigures earnings={query.data} />
      <EarningsChart />
      <EarningsLines />
    </EarningsPage>
  );
}
