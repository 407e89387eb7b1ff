import type { Sql } from "@paygo/db";

/** A customer's money in minor units: free to use, and set aside for an open session. */
export interface Balances {
  availableMinor: number;
  heldMinor: number;
}

/** The customer's balances; zero where no account was opened yet. */
export async function readBalances(sql: Sql, customerId: string, currency: string): Promise<Balances> {
  const accounts = await sql.query<{ kind: "available" | "held"; balanceMinor: bigint }>(
    `SELECT kind::text AS kind, balance_minor AS "balanceMinor" FROM ledger_accounts
    WHERE owner_id = $1::uuid AND currency = $2 AND kind IN ('available', 'held')`,
    [customerId, currency],
  );
  const of = (kind: "available" | "held") =>
    Number(accounts.find((account) => account.kind === kind)?.balanceMinor ?? 0n);
  return { availableMinor: of("available"), heldMinor: of("held") };
}
