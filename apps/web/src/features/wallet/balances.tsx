"use client";

import type { WalletView } from "@paygo/contracts";
import { formatMoney } from "@paygo/core";
import { Card, CardBody } from "@paygo/ui/card";
import { Stat } from "@paygo/ui/stat";
import { useLocale } from "../locale/locale-provider.tsx";

/** What is free to use and what is held, never as one figure. */
export function Balances({ wallet }: { wallet: WalletView }) {
  const locale = useLocale();
  const { currency, availableMinor, heldMinor } = wallet;
  return (
    <Card>
      <CardBody className="grid gap-x-8 gap-y-5 sm:grid-cols-2">
        <Stat
          label="Available"
          value={formatMoney(availableMinor, currency, locale)}
          size="lg"
          hint="Yours to spend on any service."
        />
        <Stat
          label="Held"
          tone={heldMinor > 0 ? "held" : "neutral"}
          value={formatMoney(heldMinor, currency, locale)}
          size="lg"
          hint="A hold is not a charge: it sets money aside while a session is open, and what the session does not use comes back the moment it ends."
        />
      </CardBody>
    </Card>
  );
}
