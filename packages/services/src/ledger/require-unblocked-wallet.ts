import { DomainError } from "@paygo/core";
import type { Sql } from "@paygo/db";
import { readBalances } from "./balances.ts";

/**
 * Throws `wallet_blocked` with `owedMinor` and `currency` while the customer owes something. It needs no lock:
 * who owes has no available money, so a hold or withdrawal that a reversal overtakes finds none.
 */
export async function requireUnblockedWallet(sql: Sql, customerId: string, currency: string): Promise<void> {
  const { owedMinor } = await readBalances(sql, customerId, currency);
  if (owedMinor > 0) throw new DomainError("wallet_blocked", "the customer owes", { owedMinor, currency });
}
