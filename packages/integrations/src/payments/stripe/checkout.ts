import { DomainError } from "@paygo/core";
import type { PaymentProvider } from "@paygo/services";
import type Stripe from "stripe";
import { toStripeAmount } from "./amounts.ts";
import { paymentMetadata } from "./metadata.ts";

type CheckoutRequest = Parameters<PaymentProvider["createCheckout"]>[0];

/** A checkout is open for two hours from the payment's own creation, so that a repeated call is the same call. */
const OPEN_MS = 2 * 3_600_000;
/** Stripe wants at least this much of it left when it begins (API reference, `expires_at`). */
const LEAST_OPEN_MS = 30 * 60_000;

/** When a checkout closes, as epoch seconds. Throws `payment_not_open` for one that would begin too late. */
function closesAt(createdAt: string, now: Date): number {
  const closesAtMs = Date.parse(createdAt) + OPEN_MS;
  if (closesAtMs - now.getTime() <= LEAST_OPEN_MS) {
    throw new DomainError("payment_not_open", "the payment is too old for a checkout");
  }
  return Math.floor(closesAtMs / 1_000);
}

/**
 * What Stripe is asked for. Nothing secret is in the addresses: where the payer comes back to says how it went
 * only as a hint, and the page there asks us.
 */
export function toCheckoutParams(
  { payment, customer, saveCard }: CheckoutRequest,
  { publicUrl, now }: { publicUrl: URL; now: Date },
): Stripe.Checkout.SessionCreateParams {
  const metadata = paymentMetadata({ paymentId: payment.id, origin: "checkout", saveCard });
  const { amount, currency } = toStripeAmount(payment.amountMinor, payment.currency);
  const backTo = (result: "done" | "left") =>
    new URL(`/checkout/${payment.id}?result=${result}`, publicUrl).href;
  return {
    mode: "payment",
    client_reference_id: payment.id,
    ...(customer.customerRef
      ? { customer: customer.customerRef }
      : { customer_email: customer.email, customer_creation: saveCard ? "always" : "if_required" }),
    line_items: [
      { quantity: 1, price_data: { currency, unit_amount: amount, product_data: { name: "PayGo funds" } } },
    ],
    payment_intent_data: { metadata, ...(saveCard ? { setup_future_usage: "off_session" } : {}) },
    metadata,
    success_url: backTo("done"),
    cancel_url: backTo("left"),
    expires_at: closesAt(payment.createdAt, now),
  };
}

/** The address and id of a checkout. Throws `payment_not_open` for one that nobody can pay any more. */
export function readCheckout(session: Stripe.Checkout.Session): { checkoutUrl: string; checkoutRef: string } {
  if (!session.url) throw new DomainError("payment_not_open", `the checkout is ${session.status}`);
  return { checkoutUrl: session.url, checkoutRef: session.id };
}
