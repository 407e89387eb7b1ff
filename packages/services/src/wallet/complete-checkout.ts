import type { completeCheckoutInput, PaymentView } from "@paygo/contracts";
import { DomainError } from "@paygo/core";
import type { z } from "zod";
import { requireRole } from "../authorize.ts";
import type { ServiceContext, Viewer } from "../context.ts";
import { lockPayment } from "../payments/lock-payment.ts";
import { processEventWithin } from "../payments/process-provider-events.ts";
import { insertEvent } from "../payments/receive-provider-event.ts";
import { transact } from "../transact.ts";
import { type PaymentRecord, readOwnPayment, toPaymentView } from "./payment-view.ts";
import { type SandboxOutcome, sandboxEvents } from "./sandbox-events.ts";

/**
 * The outcome that a customer chose on the built-in checkout page: what a provider would tell goes into the same
 * inbox and through the same processor. Choosing the same outcome twice changes nothing. Throws `forbidden` unless
 * the sandbox took the payment, `not_found` for somebody else's, and `payment_not_open` when another outcome came
 * first, or for a chargeback of what was never paid.
 */
export async function completeCheckout(
  ctx: ServiceContext,
  viewer: Viewer | null,
  input: z.output<typeof completeCheckoutInput>,
): Promise<{ payment: PaymentView }> {
  const customer = requireRole(viewer, "user");
  if (!ctx.payments.isSandbox) throw new DomainError("forbidden", "the provider reports outcomes itself");
  const own = await readOwnPayment(ctx.db.prisma, customer, input.paymentId);
  if (own.provider !== ctx.payments.name) throw new DomainError("forbidden", "another provider took it");
  return transact(ctx, async (tx) => {
    const payment = await lockPayment(tx, { id: own.id });
    if (payment && isNews(payment, input.outcome)) {
      for (const { event, delayMs } of sandboxEvents(payment, input.outcome, ctx.clock.now())) {
        const id = await insertEvent(ctx, tx.db, event, delayMs);
        if (id !== null && delayMs === 0) await processEventWithin(ctx, tx, id);
      }
    }
    return { payment: toPaymentView(ctx, await readOwnPayment(tx.db, customer, own.id)) };
  });
}

const endOf = {
  success: "succeeded",
  success_late: "succeeded",
  success_twice: "succeeded",
  decline: "declined",
  failure_late: "declined",
  abandon: "abandoned",
} as const;

/** Whether the outcome is still to be told; false when it was before. Throws `payment_not_open`. */
function isNews({ state }: PaymentRecord, outcome: SandboxOutcome): boolean {
  if (outcome === "chargeback") {
    if (state === "succeeded") return true;
  } else {
    if (state === "pending") return true;
    const isLate = outcome === "success_late" || outcome === "failure_late";
    if (state === endOf[outcome] || (state === "processing" && isLate)) return false;
  }
  throw new DomainError("payment_not_open", `the payment is ${state}`);
}
