"use client";

import type { WalletView } from "@paygo/contracts";
import { Alert } from "@paygo/ui/alert";
import { Card, CardBody, CardHeader } from "@paygo/ui/card";
import { Page, PageHeader } from "@paygo/ui/page";
import { trpc } from "../../trpc/client.ts";
import { FailureAlert } from "../chrome/failure-alert.tsx";
import { Balances } from "./balances.tsx";
import { TopUpForm } from "./top-up-form.tsx";
import type { WalletPage } from "./use-wallet-lines.ts";
import { WalletLines } from "./wallet-lines.tsx";

const DEFAULT_TOP_UP_MINOR = 2_000;

export interface WalletScreenProps {
  wallet: WalletView;
  firstPage: WalletPage;
  /** Where to go on after the top-up; null when the reader came for the wallet itself. */
  returnTo: string | null;
  /** The amount that the reader came for, in minor units. */
  wantedMinor: number | null;
}

/** A customer's wallet: what is there, more of it, and every movement. */
export function WalletScreen({ wallet, firstPage, returnTo, wantedMinor }: WalletScreenProps) {
  const query = trpc.wallet.get.useQuery({}, { initialData: wallet });
  const { minMinor, maxMinor } = query.data.topUp;
  const initialMinor = Math.min(Math.max(wantedMinor ?? DEFAULT_TOP_UP_MINOR, minMinor), maxMinor);
  return (
    <Page>
      <PageHeader title="Wallet" />
      {returnTo ? (
        <Alert title="Top up to go on" className="mb-6">
          After the payment you are taken back to where you were.
        </Alert>
      ) : null}
      {query.isError ? (
        <FailureAlert className="mb-6" error={query.error} onRetry={() => void query.refetch()} />
      ) : null}
      <div className="grid grid-cols-1 items-start gap-6 lg:grid-cols-[minmax(0,1fr)_22rem]">
        <Balances wallet={query.data} />
        <Card className="lg:sticky lg:top-20 lg:row-span-2">
          <CardHeader title="Top up" description="Add money to your wallet." />
          <CardBody>
            <TopUpForm wallet={query.data} initialMinor={initialMinor} returnPath={returnTo ?? "/wallet"} />
          </CardBody>
        </Card>
        <Card className="min-w-0">
          <CardHeader title="Activity" />
          <div className="pt-3">
            <WalletLines part="customer" firstPage={firstPage} />
          </div>
        </Card>
      </div>
    </Page>
  );
}
