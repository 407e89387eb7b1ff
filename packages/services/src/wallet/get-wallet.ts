import type { WalletView } from "@paygo/contracts";
import { requireRole } from "../authorize.ts";
import type { ServiceContext, Viewer } from "../context.ts";
import { readBalances } from "../ledger/balances.ts";

/** The customer's wallet: what is free to use, what is held, what is on its way back to cards and what is owed, apart. */
export async function getWallet(ctx: ServiceContext, viewer: Viewer | null): Promise<WalletView> {
  const { userId } = requireRole(viewer, "user");
  const { currency, topUp } = ctx.settings;
  return {
    currency,
    ...(await readBalances(ctx.db.sql, userId, currency)),
    topUp,
  };
}
