import { paymentReversal } from "@paygo/core";
import type { ServiceContext } from "../context.ts";
import { walletHint } from "../hints.ts";
import { lockAvailable } from "../ledger/balances.ts";
import { post } from "../ledger/post.ts";
import type { Transaction } from "../transact.ts";
import type { PaymentRecord } from "../wallet/payment-view.ts";
import { recallPendingParts } from "./recall-pending-parts.ts";

/**
 * Books that the provider took a credited, locked payment back, once by `providerRef`. What the wallet does not
 * cover becomes the customer's debt, which blocks the wallet until it is repaid.
 *
 * Withdrawals: parts that the provider was not asked for yet come back first, so that money does not leave twice.
 * A part that was asked for goes its way: if the provider pays it as well, it was booked in full all the same, so
 * the customer owes what they got twice.
 */
export async function reversePayment(
  ctx: ServiceContext,
  tx: Transaction,
  payment: PaymentRecord,
  reversal: { reason: "chargeback" | "failed_late"; providerRef: string; amountMinor: number },
): Promise<void> {
  const { providerRef, reason, amountMinor } = reversal;
  if (await tx.db.paymentReversal.findUnique({ where: { providerRef }, select: { id: true } })) return;
  await recallPendingParts(ctx, tx, payment, amountMinor);
  const now = ctx.clock.now();
  const availableMinor = await lockAvailable(tx.sql, payment.userId, payment.currency);
  const posting = paymentReversal(payment.userId, amountMinor, availableMinor);
  const { transactionId } = await post(tx.sql, ctx.ids, posting, {
    idempotencyKey: `payment_reversal:${providerRef}`,
    currency: payment.currency,
    sessionId: null,
    now,
  });
  await tx.db.paymentReversal.create({
    data: {
      id: ctx.ids.newId(),
      paymentId: payment.id,
      reason,
      providerRef,
      amountMinor: BigInt(amountMinor),
      shortfallMinor: BigInt(Math.max(0, amountMinor - availableMinor)),
      transactionId,
      createdAt: now,
    },
  });
  // Nobody's card is charged unasked to pay a debt.
  await tx.db.autoRefill.updateMany({
    where: { userId: payment.userId, isOn: true },
    data: { isOn: false, stoppedCode: reason, updatedAt: now },
  });
  tx.hint(walletHint(payment.userId));
}
