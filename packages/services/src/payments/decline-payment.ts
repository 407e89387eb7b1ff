import type { ServiceContext } from "../context.ts";
import { walletHint } from "../hints.ts";
import type { Transaction } from "../transact.ts";
import type { PaymentRecord } from "../wallet/payment-view.ts";

/** Why a charge was given up that waited too long for its provider: nothing that is the card's fault. */
export const expiredCode = "expired";

/**
 * A locked payment that was never credited did not come through. A refill that its card declines switches
 * automatic refills off and says why, so that nobody's card is tried again and again.
 */
export async function declinePayment(
  ctx: ServiceContext,
  tx: Transaction,
  payment: PaymentRecord,
  failure: { failureCode: string; paymentRef: string | null },
): Promise<PaymentRecord> {
  const now = ctx.clock.now();
  if (payment.purpose === "auto_refill" && failure.failureCode !== expiredCode) {
    await tx.db.autoRefill.updateMany({
      where: { userId: payment.userId, isOn: true },
      data: { isOn: false, stoppedCode: failure.failureCode, updatedAt: now },
    });
  }
  tx.hint(walletHint(payment.userId));
  return tx.db.payment.update({
    where: { id: payment.id },
    data: {
      state: "declined",
      failureCode: failure.failureCode,
      paymentRef: payment.paymentRef ?? failure.paymentRef,
      completedAt: now,
    },
  });
}
