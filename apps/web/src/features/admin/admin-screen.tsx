import type { LedgerSums } from "@paygo/contracts";
import { AdminPage } from "./admin-page.tsx";
import { AttentionCard } from "./attention-card.tsx";
import { LedgerCard } from "./ledger-card.tsx";
import { OpenSessionsCard, type OpenSessionsCardProps } from "./open-sessions-card.tsx";

export interface AdminScreenProps {
  openSessions: OpenSessionsCardProps["initial"];
  ledgerSums: LedgerSums;
}

/** What runs now, what waits for somebody, and whether the books are right. */
export function AdminScreen({ openSessions, ledgerSums }: AdminScreenProps) {
  return (
    <AdminPage title="Admin">
      <div className="grid grid-cols-1 items-start gap-6 lg:grid-cols-[minmax(0,1fr)_22rem]">
        <OpenSessionsCard initial={openSessions} />
        <div className="flex min-w-0 flex-col gap-6">
          <AttentionCard />
          <LedgerCard initial={ledgerSums} />
        </div>
      </div>
    </AdminPage>
  );
}
