import { topUp } from "@paygo/core";
import type { ServiceContext } from "../context.ts";
import { walletHint } from "../hints.ts";
import { lockAvailable } from "../ledger/balances.ts";
import { post } from "../ledger/post.ts";
import { repayReceivable } from "../ledger/repay.ts";
import { lookAgain } from "../sessions/look-again.ts";
import type { Transaction } from "../transact.ts";
import type { PaymentRecord } from "../wallet/payment-view.ts";

/**
 * Credits a locked payment ({@link lockPayment}) that was not credited yet to the customer's wallet, and repays
 * what they owe. A live session that had run out of money to hold is looked at again by the next sweep.
 */
export async function creditPayment(
  ctx: ServiceContext,
  tx: Transaction,
  payment: PaymentRecord,
  success: { paymentRef: string; occurredAt: Date },
): Promise<PaymentRecord> {
  const now = ctx.clock.now();
  await lookAgain(tx.sql, payment.userId, now);
  await lockAvailable(tx.sql, payment.userId, payment.currency);
  const { transactionId } = await post(tx.sql, ctx.ids, topUp(payment.userId, Number(payment.amountMinor)), {
    idempotencyKey: `top_up:${payment.id}`,
    currency: payment.currency,
    sessionId: null,
    now,
  });
  await repayReceivable(ctx, tx, payment.userId);
  tx.hint(walletHint(payment.userId));
  return tx.db.payment.update({
    where: { id: payment.id },
    data: {
      state: "succeeded",
      completedAt: within(payment.createdAt, success.occurredAt, now),
      paymentRef: success.paymentRef,
      failureCode: null,
      transactionId,
    },
  });
}

/** When it succeeded by the provider's clock, as far as that agrees with ours. */
function within(earliest: Date, instant: Date, latest: Date): Date {
  if (instant > latest) return latest;
  return instant < earliest ? earliest : instant;
}
