"use client";

import type { PaymentMethodView, WalletView } from "@paygo/contracts";
import { Alert } from "@paygo/ui/alert";
import { Card, CardBody, CardFooter, CardHeader } from "@paygo/ui/card";
import Link from "next/link";
import { trpc } from "../../trpc/client.ts";
import { ActivityCard } from "./activity-card.tsx";
import { Balances } from "./balances.tsx";
import { SpendCard } from "./spend-card.tsx";
import { TopUpForm } from "./top-up-form.tsx";
import type { WalletPage } from "./use-wallet-lines.ts";
import { WalletFrame } from "./wallet-frame.tsx";

const DEFAULT_TOP_UP_MINOR = 2_000;

export interface WalletScreenProps {
  wallet: WalletView;
  cards: PaymentMethodView[];
  firstPage: WalletPage;
  /** Where to go on after the top-up; null when the reader came for the wallet itself. */
  returnTo: string | null;
  /** The amount that the reader came for, in minor units. */
  wantedMinor: number | null;
}

/** A customer's wallet: what is there, more of it, what went, and every movement. */
export function WalletScreen({
  wallet: initial,
  cards,
  firstPage,
  returnTo,
  wantedMinor,
}: WalletScreenProps) {
  const methods = trpc.wallet.paymentMethods.useQuery({}, { initialData: { items: cards } });
  const { minMinor, maxMinor } = initial.topUp;
  const initialMinor = Math.min(Math.max(wantedMinor ?? DEFAULT_TOP_UP_MINOR, minMinor), maxMinor);
  return (
    <WalletFrame wallet={initial}>
      {(wallet) => (
        <>
          {returnTo ? (
            <Alert title="Top up to go on" className="mb-6">
              After the payment you are taken back to where you were.
            </Alert>
          ) : null}
          <div className="grid grid-cols-1 items-start gap-6 lg:grid-cols-[minmax(0,1fr)_22rem]">
            <Balances wallet={wallet} />
            <Card className="lg:sticky lg:top-20 lg:row-span-3">
              <CardHeader title="Top up" description="Add money to your wallet." />
              <CardBody>
                <TopUpForm
                  key={wantedMinor}
                  wallet={wallet}
                  cards={methods.data.items}
                  initialMinor={initialMinor}
                  returnPath={returnTo ?? "/wallet"}
                />
              </CardBody>
              <CardFooter>
                <Link
                  href="/wallet/cards"
                  className="rounded-sm text-muted text-sm underline-offset-4 hover:text-ink hover:underline"
                >
                  Saved cards and automatic refills
                </Link>
              </CardFooter>
            </Card>
            <SpendCard currency={wallet.currency} />
            <ActivityCard firstPage={firstPage} />
          </div>
        </>
      )}
    </WalletFrame>
  );
}
