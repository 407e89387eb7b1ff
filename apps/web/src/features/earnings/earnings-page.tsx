import { Page, PageHeader } from "@paygo/ui/page";
import type { ReactNode } from "react";
import { EarningsTabs } from "./earnings-tabs.tsx";

/** The frame of the pages about a vendor's money. */
export function EarningsPage({ children }: { children: ReactNode }) {
  return (
    <Page>
      <PageHeader
        className="mb-5"
        title="Earnings"
        description="Your share of every session, after the platform’s fee."
      />
      <EarningsTabs />
      <div className="mt-6 flex flex-col gap-6">{children}</div>
    </Page>
  );
}
