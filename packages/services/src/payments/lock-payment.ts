import type { Transaction } from "../transact.ts";
import type { PaymentRecord } from "../wallet/payment-view.ts";

/**
 * Locks a payment, and before it the payer's open sessions, which is the order of all locks. A sweep in progress
 * may have read an empty wallet and be about to give up extending: waiting for it, whatever the payment does to
 * the wallet is seen by the next one. Null when there is no such payment.
 */
export async function lockPayment(
  tx: Transaction,
  by: { id: string } | { paymentRef: string },
): Promise<PaymentRecord | null> {
  const found = await tx.db.payment.findUnique({ where: by, select: { id: true, userId: true } });
  if (!found) return null;
  await tx.db.$queryRaw`
    SELECT 1 FROM sessions WHERE customer_id = ${found.userId}::uuid AND state <> 'ended' ORDER BY id FOR UPDATE`;
  await tx.db.$queryRaw`SELECT 1 FROM payments WHERE id = ${found.id}::uuid FOR UPDATE`;
  return tx.db.payment.findUniqueOrThrow({ where: { id: found.id } });
}
