import { topUp } from "@paygo/core";
import type { ServiceContext } from "../context.ts";
import { walletHint } from "../hints.ts";
import { post } from "../ledger/post.ts";
import type { Transaction } from "../transact.ts";
import type { PaymentRecord } from "./payment-view.ts";

/**
 * Credits a locked, pending payment to the customer's wallet, once. A live session that had run out of
 * money to hold is looked at again by the next sweep.
 */
export async function creditPayment(
  ctx: ServiceContext,
  tx: Transaction,
  payment: PaymentRecord,
): Promise<PaymentRecord> {
  const now = ctx.clock.now();
  // Waits for a sweep in progress: it may have read the empty wallet and be about to give up extending. Any
  // open session, since one that rings may be live by the time it is looked at.
  await tx.db.$queryRaw`
    SELECT 1 FROM sessions WHERE customer_id = ${payment.userId}::uuid AND state <> 'ended' FOR UPDATE`;
  await tx.db.session.updateMany({
    where: { customerId: payment.userId, state: "live", extendAt: null },
    data: { extendAt: now },
  });
  const { transactionId } = await post(tx.sql, ctx.ids, topUp(payment.userId, Number(payment.amountMinor)), {
    idempotencyKey: `top_up:${payment.id}`,
    currency: payment.currency,
    sessionId: null,
    now,
  });
  tx.hint(walletHint(payment.userId));
  return tx.db.payment.update({
    where: { id: payment.id },
    data: { state: "succeeded", completedAt: now, transactionId },
  });
}
