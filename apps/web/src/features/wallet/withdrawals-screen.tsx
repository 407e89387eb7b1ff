"use client";

import type { WalletView } from "@paygo/contracts";
import { Card, CardBody, CardHeader } from "@paygo/ui/card";
import { type RouterOutputs, trpc } from "../../trpc/client.ts";
import { FailureAlert } from "../chrome/failure-alert.tsx";
import { WalletFrame } from "./wallet-frame.tsx";
import { WithdrawForm } from "./withdraw-form.tsx";
import { WithdrawalList } from "./withdrawal-list.tsx";

export interface WithdrawalsScreenProps {
  wallet: WalletView;
  withdrawals: RouterOutputs["wallet"]["withdrawals"];
}

/** The way of unused money back to the cards that paid it in. */
export function WithdrawalsScreen({ wallet: initial, withdrawals }: WithdrawalsScreenProps) {
  const query = trpc.wallet.withdrawals.useQuery({}, { initialData: withdrawals });
  return (
    <WalletFrame wallet={initial}>
      {(wallet) => (
        <div className="grid grid-cols-1 items-start gap-6 lg:grid-cols-[minmax(0,1fr)_22rem]">
          <Card className="lg:order-last">
            <CardHeader title="Withdraw" description="Send unused money back to your cards." />
            <CardBody>
              <WithdrawForm wallet={wallet} withdrawableMinor={query.data.withdrawableMinor} />
            </CardBody>
          </Card>
          <Card className="min-w-0">
            <CardHeader title="Withdrawals" />
            {query.isError ? (
              <FailureAlert className="mx-5 mt-4" error={query.error} onRetry={() => void query.refetch()} />
            ) : null}
            <WithdrawalList items={query.data.items} />
          </Card>
        </div>
      )}
    </WalletFrame>
  );
}
