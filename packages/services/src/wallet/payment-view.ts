import type { PaymentView } from "@paygo/contracts";
import { DomainError } from "@paygo/core";
import type { DatabaseTransaction, Prisma } from "@paygo/db";
import type { ServiceContext, Viewer } from "../context.ts";

export type PaymentRecord = Prisma.PaymentGetPayload<object>;

/** A payment as its payer sees it. */
export function toPaymentView(ctx: Pick<ServiceContext, "payments">, payment: PaymentRecord): PaymentView {
  return {
    id: payment.id,
    state: payment.state,
    purpose: payment.purpose,
    failureCode: payment.failureCode,
    provider: payment.provider,
    canChooseOutcome: ctx.payments.isSandbox && payment.provider === ctx.payments.name,
    amountMinor: Number(payment.amountMinor),
    currency: payment.currency,
    returnPath: payment.returnPath,
    createdAt: payment.createdAt.toISOString(),
    completedAt: payment.completedAt?.toISOString() ?? null,
  };
}

/** The viewer's own payment. To others it does not exist: `not_found`. */
export async function readOwnPayment(
  db: Pick<DatabaseTransaction, "payment">,
  viewer: Viewer,
  paymentId: string,
): Promise<PaymentRecord> {
  const payment = await db.payment.findFirst({ where: { id: paymentId, userId: viewer.userId } });
  if (!payment) throw new DomainError("not_found", "no such payment");
  return payment;
}
