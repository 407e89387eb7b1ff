"use client";

import type { WalletView } from "@paygo/contracts";
import { Card, CardBody } from "@paygo/ui/card";
import { Stat } from "@paygo/ui/stat";
import Link from "next/link";
import { useMoney } from "../locale/use-money.ts";

/** What is free to use and what is held, never as one figure; and what is on its way to cards, if anything is. */
export function Balances({ wallet }: { wallet: WalletView }) {
  const { currency, availableMinor, heldMinor, withdrawingMinor } = wallet;
  const money = useMoney(currency);
  return (
    <Card>
      <CardBody className="grid gap-x-8 gap-y-5 sm:grid-cols-2">
        <Stat
          label="Available"
          value={money(availableMinor)}
          size="lg"
          hint="Yours to spend on any service."
        />
        <Stat
          label="Held"
          tone={heldMinor > 0 ? "held" : "neutral"}
          value={money(heldMinor)}
          size="lg"
          hint="A hold is not a charge: it sets money aside while a session is open, and what the session does not use comes back the moment it ends."
        />
      </CardBody>
      {withdrawingMinor > 0 ? (
        <p className="flex flex-wrap items-baseline justify-between gap-x-4 border-line border-t px-5 py-3.5 text-sm">
          <Link href="/wallet/withdrawals" className="text-muted underline-offset-4 hover:underline">
            On its way back to your cards
          </Link>
          <span className="tabular font-medium">{money(withdrawingMinor)}</span>
        </p>
      ) : null}
    </Card>
  );
}
