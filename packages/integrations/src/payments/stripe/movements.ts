import type { ProviderMovement } from "@paygo/services";
import type Stripe from "stripe";
import { fromStripeAmount } from "./amounts.ts";
import { asking } from "./failures.ts";
import { readPaymentNote } from "./metadata.ts";

const PAGE = 100;

function createdAt(object: { created: number }): Date {
  return new Date(object.created * 1_000);
}

function readPayment(intent: Stripe.PaymentIntent): ProviderMovement {
  const isPaid = intent.status === "succeeded";
  const isOver = intent.status === "canceled" || intent.status === "requires_payment_method";
  return {
    kind: "payment",
    ref: intent.id,
    ...fromStripeAmount(isPaid ? intent.amount_received : intent.amount, intent.currency),
    state: isPaid ? "succeeded" : isOver ? "failed" : "pending",
    createdAt: createdAt(intent),
  };
}

/** The words of Stripe for how a refund stands, in ours. */
export function refundState(refund: Stripe.Refund): "succeeded" | "pending" | "failed" {
  if (refund.status === "failed" || refund.status === "canceled") return "failed";
  return refund.status === "succeeded" ? "succeeded" : "pending";
}

function readRefund(refund: Stripe.Refund): ProviderMovement {
  return {
    kind: "refund",
    ref: refund.id,
    ...fromStripeAmount(refund.amount, refund.currency),
    state: refundState(refund),
    createdAt: createdAt(refund),
  };
}

function readTransfer(transfer: Stripe.Transfer): ProviderMovement {
  return {
    kind: "payout",
    ref: transfer.id,
    ...fromStripeAmount(transfer.amount, transfer.currency),
    state: transfer.reversed ? "failed" : "succeeded",
    createdAt: createdAt(transfer),
  };
}

/**
 * Payments, refunds and transfers that carry our ids, oldest first. Stripe lists the newest first, so all of the
 * asked time is read before the first is given; ask for days, not for years.
 */
export async function* listStripeMovements(stripe: Stripe, since: Date): AsyncIterable<ProviderMovement> {
  const window = { created: { gte: Math.floor(since.getTime() / 1_000) }, limit: PAGE };
  const movements: ProviderMovement[] = [];
  const readAll = async () => {
    for await (const intent of stripe.paymentIntents.list(window)) {
      if (readPaymentNote(intent.metadata)) movements.push(readPayment(intent));
    }
    for await (const refund of stripe.refunds.list(window)) {
      if (refund.metadata?.partId) movements.push(readRefund(refund));
    }
    for await (const transfer of stripe.transfers.list(window)) {
      if (transfer.metadata.payoutId) movements.push(readTransfer(transfer));
    }
  };
  await asking(readAll());
  yield* movements.toSorted((a, b) => a.createdAt.getTime() - b.createdAt.getTime());
}
