import type { DatabaseTransaction } from "@paygo/db";

/** A customer's money in minor units: free to use, and set aside for an open session. */
export interface Balances {
  availableMinor: number;
  heldMinor: number;
}

/** The customer's balances; zero where no account was opened yet. */
export async function readBalances(
  db: Pick<DatabaseTransaction, "ledgerAccount">,
  customerId: string,
  currency: string,
): Promise<Balances> {
  const accounts = await db.ledgerAccount.findMany({
    where: { ownerId: customerId, currency, kind: { in: ["available", "held"] } },
    select: { kind: true, balanceMinor: true },
  });
  const of = (kind: "available" | "held") =>
    Number(accounts.find((account) => account.kind === kind)?.balanceMinor ?? 0n);
  return { availableMinor: of("available"), heldMinor: of("held") };
}
