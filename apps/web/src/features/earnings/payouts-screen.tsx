"use client";

import type { EarningsView } from "@paygo/contracts";
import { type RouterOutputs, trpc } from "../../trpc/client.ts";
import { FailureAlert } from "../chrome/failure-alert.tsx";
import { EarningsFigures } from "./earnings-figures.tsx";
import { EarningsPage } from "./earnings-page.tsx";
import { PayoutAccountCard } from "./payout-account-card.tsx";
import { PayoutForm } from "./payout-form.tsx";
import { PayoutsCard } from "./payouts-card.tsx";
import { ScheduleCard } from "./schedule-card.tsx";
import { StatementsCard } from "./statements-card.tsx";

export interface PayoutsScreenProps {
  earnings: EarningsView;
  firstPage: RouterOutputs["earnings"]["payouts"];
  /** What the amount starts with. */
  amountText: string;
  /** When the account was made, and now by the server's clock. */
  since: string;
  now: string;
}

const REFRESH_MS = 15_000;

/** How earnings get to the vendor's bank. */
export function PayoutsScreen({ earnings, firstPage, amountText, since, now }: PayoutsScreenProps) {
  const query = trpc.earnings.get.useQuery({}, { initialData: earnings, refetchInterval: REFRESH_MS });
  return (
    <EarningsPage>
      {query.isError ? <FailureAlert error={query.error} onRetry={() => void query.refetch()} /> : null}
      <EarningsFigures earnings={query.data} />
      <div className="grid grid-cols-1 items-start gap-6 lg:grid-cols-[minmax(0,1fr)_22rem]">
        <div className="flex min-w-0 flex-col gap-6 lg:order-last">
          {query.data.payout.isReady ? (
            <>
              <PayoutForm earnings={query.data} initialText={amountText} />
              <ScheduleCard earnings={query.data} />
            </>
          ) : (
            <PayoutAccountCard />
          )}
          <StatementsCard since={since} now={now} />
        </div>
        <PayoutsCard firstPage={firstPage} />
      </div>
    </EarningsPage>
  );
}
