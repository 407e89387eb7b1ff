import type { LedgerSums } from "@paygo/contracts";
import { Page, PageHeader } from "@paygo/ui/page";
import { LedgerCard } from "./ledger-card.tsx";
import { OpenSessionsCard, type OpenSessionsCardProps } from "./open-sessions-card.tsx";

export interface AdminScreenProps {
  openSessions: OpenSessionsCardProps["initial"];
  ledgerSums: LedgerSums;
}

/** What runs now, and whether the books are right. */
export function AdminScreen({ openSessions, ledgerSums }: AdminScreenProps) {
  return (
    <Page>
      <PageHeader title="Admin" />
      <div className="grid grid-cols-1 items-start gap-6 lg:grid-cols-[minmax(0,1fr)_22rem]">
        <OpenSessionsCard initial={openSessions} />
        <LedgerCard initial={ledgerSums} />
      </div>
    </Page>
  );
}
