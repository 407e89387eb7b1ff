"use client";

import type { WalletView } from "@paygo/contracts";
import { Alert } from "@paygo/ui/alert";
import { buttonVariants } from "@paygo/ui/button";
import Link from "next/link";
import { useMoney } from "../locale/use-money.ts";
import { walletPath } from "./wallet-request.ts";

/** Why the wallet is blocked and what to do; nothing while it is not. */
export function BlockedWallet({ wallet, className }: { wallet: WalletView; className?: string }) {
  const { owedMinor, currency, topUp } = wallet;
  const money = useMoney(currency);
  if (owedMinor === 0) return null;
  const wantedMinor = Math.min(Math.max(owedMinor, topUp.minMinor), topUp.maxMinor);
  return (
    <Alert
      tone="danger"
      className={className}
      title={`Your wallet is blocked: you owe ${money(owedMinor)}`}
      action={
        <Link
          href={walletPath({ returnTo: null, wantedMinor })}
          className={buttonVariants({ variant: "secondary", size: "sm" })}
        >
          Top up {money(wantedMinor)}
        </Link>
      }
    >
      A card payment was taken back by its bank after the money had been spent. Until it is paid you cannot
      start a session or withdraw. The next top-up pays it first, and then everything works again at once. If
      you did not ask for it, your bank can tell you why.
    </Alert>
  );
}
