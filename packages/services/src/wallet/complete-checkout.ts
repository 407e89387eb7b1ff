import type { completeCheckoutInput, PaymentView } from "@paygo/contracts";
import { DomainError } from "@paygo/core";
import type { z } from "zod";
import { requireRole } from "../authorize.ts";
import type { ServiceContext, Viewer } from "../context.ts";
import { type Transaction, transact } from "../transact.ts";
import { creditPayment } from "./credit-payment.ts";
import { type PaymentRecord, readOwnPayment, toPaymentView } from "./payment-view.ts";

/**
 * The outcome that a customer chose on the built-in checkout page. Choosing the same outcome twice changes
 * nothing. Throws `forbidden` unless the sandbox is the payment provider, `not_found` for somebody else's
 * payment, and `payment_not_open` when another outcome came first.
 */
export async function completeCheckout(
  ctx: ServiceContext,
  viewer: Viewer | null,
  input: z.output<typeof completeCheckoutInput>,
): Promise<{ payment: PaymentView }> {
  const customer = requireRole(viewer, "user");
  if (!ctx.payments.isSandbox) throw new DomainError("forbidden", "the provider reports outcomes itself");
  return transact(ctx, async (tx) => {
    await tx.db.$queryRaw`SELECT 1 FROM payments WHERE id = ${input.paymentId}::uuid FOR UPDATE`;
    const payment = await readOwnPayment(tx.db, customer, input.paymentId);
    return { payment: toPaymentView(ctx, await settle(ctx, tx, payment, input.outcome)) };
  });
}

const stateOf = {
  success: "succeeded",
  decline: "declined",
  abandon: "abandoned",
  success_late: "succeeded",
  failure_late: "declined",
  success_twice: "succeeded",
  chargeback: "succeeded",
} as const;

async function settle(
  ctx: ServiceContext,
  tx: Transaction,
  payment: PaymentRecord,
  outcome: keyof typeof stateOf,
): Promise<PaymentRecord> {
  const state = stateOf[outcome];
  if (payment.state === state) return payment;
  if (payment.state !== "pending")
    throw new DomainError("payment_not_open", `the payment is ${payment.state}`);
  if (state === "succeeded") return creditPayment(ctx, tx, payment);
  return tx.db.payment.update({
    where: { id: payment.id },
    data: { state, completedAt: ctx.clock.now() },
  });
}
