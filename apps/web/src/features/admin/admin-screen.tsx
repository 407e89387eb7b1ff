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
      <div className="grid items-start gap-6 lg:grid-cols-[1fr_22rem]">
        <OpenSessionsCard initial={openSessions} />
        <LedgerCard initial={ledgerSums} />
      </div>
    </Page>
  );
}
