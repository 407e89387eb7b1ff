import type { ServiceContext } from "../context.ts";
import type { TransferOutcome } from "../ports.ts";
import { transact } from "../transact.ts";
import type { PaymentRecord } from "../wallet/payment-view.ts";
import { creditPayment } from "./credit-payment.ts";
import { declinePayment, expiredCode } from "./decline-payment.ts";
import { lockPayment } from "./lock-payment.ts";

/** Nobody expects a charge any more for a tap, or a refill, of longer ago. */
const expectedForMs = 15 * 60_000;

/**
 * Charges the saved card of a pending payment and records what came of it. Repeating it, after a crash anywhere or
 * at the same time, charges once: the provider knows the payment's id. Throws `unavailable` when the provider
 * cannot be reached; the payment then stays pending, for `chargePendingPayments`. After fifteen minutes it charges
 * nothing more: it records what the provider made of an earlier try, or declines the payment as `expired`.
 */
export async function chargePayment(ctx: ServiceContext, paymentId: string): Promise<PaymentRecord> {
  const payment = await ctx.db.prisma.payment.findUniqueOrThrow({
    where: { id: paymentId },
    include: { paymentMethod: true },
  });
  const { paymentMethod: method, ...row } = payment;
  if (row.state !== "pending" || row.provider !== ctx.payments.name) return row;
  const known = await ctx.db.prisma.paymentCustomer.findUnique({
    where: { userId_provider: { userId: row.userId, provider: row.provider } },
  });
  if (method === null || method.removedAt !== null || known === null) {
    return recordOutcome(ctx, paymentId, { state: "failed", ref: null, failureCode: "card_removed" });
  }
  const { customerRef } = known;
  if (ctx.clock.now().getTime() - row.createdAt.getTime() > expectedForMs) {
    const made = await ctx.payments.findCharge({ paymentId, customerRef, since: row.createdAt });
    const expired = { state: "failed", ref: null, failureCode: expiredCode } as const;
    return recordOutcome(ctx, paymentId, made ?? expired);
  }
  const outcome = await ctx.payments.chargeSavedCard({
    paymentId,
    amountMinor: Number(row.amountMinor),
    currency: row.currency,
    customerRef,
    methodRef: method.methodRef,
  });
  return recordOutcome(ctx, paymentId, outcome);
}

/** The provider's events may have said it already, or more: what is decided stays. */
function recordOutcome(
  ctx: ServiceContext,
  paymentId: string,
  outcome: TransferOutcome,
): Promise<PaymentRecord> {
  return transact(ctx, async (tx) => {
    const payment = await lockPayment(tx, { id: paymentId });
    if (!payment) throw new RangeError(`payment ${paymentId} is gone`);
    if (payment.state === "succeeded") return payment;
    switch (outcome.state) {
      case "succeeded":
        return creditPayment(ctx, tx, payment, { paymentRef: outcome.ref, occurredAt: ctx.clock.now() });
      case "pending":
        if (payment.state !== "pending") return payment;
        return tx.db.payment.update({
          where: { id: paymentId },
          data: { state: "processing", paymentRef: outcome.ref },
        });
      case "failed":
        if (payment.state !== "pending" && payment.state !== "processing") return payment;
        return declinePayment(ctx, tx, payment, {
          failureCode: outcome.failureCode,
          paymentRef: outcome.ref,
        });
      default:
        return outcome satisfies never;
    }
  });
}
