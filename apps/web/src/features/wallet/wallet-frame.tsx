"use client";

import type { WalletView } from "@paygo/contracts";
import { Page, PageHeader } from "@paygo/ui/page";
import type { ReactNode } from "react";
import { trpc } from "../../trpc/client.ts";
import { FailureAlert } from "../chrome/failure-alert.tsx";
import { SectionTabs } from "../chrome/section-tabs.tsx";
import { BlockedWallet } from "./blocked-wallet.tsx";

const places = [
  { href: "/wallet", label: "Overview" },
  { href: "/wallet/cards", label: "Cards" },
  { href: "/wallet/withdrawals", label: "Withdrawals" },
  { href: "/wallet/statements", label: "Statements" },
];

export interface WalletFrameProps {
  wallet: WalletView;
  children: (wallet: WalletView) => ReactNode;
}

/** What all pages of the wallet have: title, tabs, and the sentence on a blocked wallet. */
export function WalletFrame({ wallet: initial, children }: WalletFrameProps) {
  const query = trpc.wallet.get.useQuery({}, { initialData: initial });
  return (
    <Page>
      <PageHeader title="Wallet" className="mb-5" />
      <div className="mb-6">
        <SectionTabs label="Wallet" places={places} />
      </div>
      <BlockedWallet wallet={query.data} className="mb-6" />
      {query.isError ? (
        <FailureAlert className="mb-6" error={query.error} onRetry={() => void query.refetch()} />
      ) : null}
      {children(query.data)}
    </Page>
  );
}
