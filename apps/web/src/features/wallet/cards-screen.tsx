"use client";

import type { AutoRefillView, PaymentMethodView, WalletView } from "@paygo/contracts";
import { trpc } from "../../trpc/client.ts";
import { CardList } from "./card-list.tsx";
import { RefillCard } from "./refill-card.tsx";
import { WalletFrame } from "./wallet-frame.tsx";

export interface CardsScreenProps {
  wallet: WalletView;
  cards: PaymentMethodView[];
  refill: AutoRefillView;
}

/** Saved cards, and what may be charged to one of them without asking. */
export function CardsScreen({ wallet: initial, cards, refill }: CardsScreenProps) {
  const methods = trpc.wallet.paymentMethods.useQuery({}, { initialData: { items: cards } });
  const settings = trpc.wallet.autoRefill.useQuery({}, { initialData: refill });
  return (
    <WalletFrame wallet={initial}>
      {(wallet) => (
        <div className="grid grid-cols-1 items-start gap-6 lg:grid-cols-2">
          <CardList cards={methods.data.items} refill={settings.data} />
          <RefillCard wallet={wallet} refill={settings.data} cards={methods.data.items} />
        </div>
      )}
    </WalletFrame>
  );
}
