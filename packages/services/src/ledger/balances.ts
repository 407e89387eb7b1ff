import type { Sql } from "@paygo/db";

/** A customer's money in minor units. */
export interface Balances {
  /** Free to use. */
  availableMinor: number;
  /** Set aside for an open session. */
  heldMinor: number;
  /** On its way back to cards. */
  withdrawingMinor: number;
  /** What the customer owes after a payment was taken back. */
  owedMinor: number;
}

const kinds = ["available", "held", "withdrawals_in_transit", "receivable"] as const;
type Kind = (typeof kinds)[number];

/** The customer's balances; zero where no account was opened yet. */
export async function readBalances(sql: Sql, customerId: string, currency: string): Promise<Balances> {
  const accounts = await sql.query<{ kind: Kind; balanceMinor: bigint }>(
    `SELECT kind::text AS kind, balance_minor AS "balanceMinor" FROM ledger_accounts
    WHERE owner_id = $1::uuid AND currency = $2::bpchar
      AND kind IN ('available', 'held', 'withdrawals_in_transit', 'receivable')`,
    [customerId, currency],
  );
  const of = (kind: Kind) => Number(accounts.find((account) => account.kind === kind)?.balanceMinor ?? 0n);
  const receivableMinor = of("receivable");
  return {
    availableMinor: of("available"),
    heldMinor: of("held"),
    withdrawingMinor: of("withdrawals_in_transit"),
    owedMinor: receivableMinor === 0 ? 0 : -receivableMinor,
  };
}

/**
 * The customer's available money, locked until the transaction ends; 0 when the account was not opened yet.
 * Whoever moves a customer's money from or to outside takes this lock first, then posts.
 */
export async function lockAvailable(sql: Sql, customerId: string, currency: string): Promise<number> {
  const [account] = await sql.query<{ balanceMinor: bigint }>(
    `SELECT balance_minor AS "balanceMinor" FROM ledger_accounts
    WHERE owner_id = $1::uuid AND currency = $2::bpchar AND kind = 'available' FOR NO KEY UPDATE`,
    [customerId, currency],
  );
  return Number(account?.balanceMinor ?? 0n);
}
