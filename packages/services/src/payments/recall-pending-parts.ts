import type { ServiceContext } from "../context.ts";
import { lockAvailable } from "../ledger/balances.ts";
import type { Transaction } from "../transact.ts";
import type { PaymentRecord } from "../wallet/payment-view.ts";
import { endWithdrawalPart } from "./end-withdrawal-part.ts";

/**
 * Brings back withdrawal parts that no provider was asked for yet, before `amountMinor` of a locked payment is
 * taken back: those to its own card, and the customer's others as well when the wallet would not cover it.
 */
export async function recallPendingParts(
  ctx: ServiceContext,
  tx: Transaction,
  payment: PaymentRecord,
  amountMinor: number,
): Promise<void> {
  // All of them before any account, which is the order of all locks.
  await tx.db.$queryRaw`
    SELECT 1 FROM withdrawals WHERE user_id = ${payment.userId}::uuid AND state IN ('pending', 'sent')
    ORDER BY id FOR UPDATE`;
  const parts = await tx.db.withdrawalPart.findMany({
    where: { state: "pending", withdrawal: { userId: payment.userId } },
    orderBy: [{ withdrawalId: "asc" }, { id: "asc" }],
    select: { id: true, paymentId: true },
  });
  if (parts.length === 0) return;
  const own = parts.filter((part) => part.paymentId === payment.id);
  const others = parts.filter((part) => part.paymentId !== payment.id);
  const recall = (id: string) =>
    endWithdrawalPart(ctx, tx, id, { from: ["pending"], to: "returned", failureCode: "payment_reversed" });
  for (const { id } of own) await recall(id);
  const availableMinor = await lockAvailable(tx.sql, payment.userId, payment.currency);
  if (availableMinor >= amountMinor) return;
  for (const { id } of others) await recall(id);
}
