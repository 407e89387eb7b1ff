"use client";

import { Card, CardHeader } from "@paygo/ui/card";
import { EmptyState } from "@paygo/ui/empty-state";
import { Receipt } from "lucide-react";
import { WalletLines } from "../wallet/wallet-lines.tsx";

/** Every movement of the vendor's money, newest first. */
export function EarningsLines() {
  return (
    <Card>
      <CardHeader
        className="pb-3"
        title="Movements"
        description="What each session, refund and payout did to your earnings."
      />
      <WalletLines
        part="vendor"
        firstPage={null}
        empty={
          <EmptyState icon={<Receipt />} title="Nothing earned yet">
            What you earn in a session appears here the moment it ends.
          </EmptyState>
        }
      />
    </Card>
  );
}
