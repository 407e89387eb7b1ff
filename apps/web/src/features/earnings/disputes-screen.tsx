"use client";

import { DisputesList } from "../disputes/disputes-list.tsx";
import { EarningsPage } from "./earnings-page.tsx";

/** The disputes about a vendor's bills. */
export function EarningsDisputesScreen() {
  return (
    <EarningsPage>
      <DisputesList part="vendor" />
    </EarningsPage>
  );
}
