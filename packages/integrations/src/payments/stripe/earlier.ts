import type Stripe from "stripe";

/** Stripe keeps keys for at least 24 hours; from here on what it may have forgotten is looked for instead. */
const KEYS_ARE_SURE_MS = 20 * 3_600_000;
/** A server's clock may have been ahead when it made an id. */
const CLOCK_SLACK_SECONDS = 600;

/** When a UUID of version 7 was made (RFC 9562, 5.7), as epoch milliseconds; null for any other id. */
function madeAtMs(id: string): number | null {
  const match = /^([0-9a-f]{8})-([0-9a-f]{4})-7[0-9a-f]{3}-/i.exec(id);
  return match ? Number.parseInt(`${match[1]}${match[2]}`, 16) : null;
}

/** Whether Stripe may have forgotten the key of a row, so that the call must not be repeated without a look. */
export function mayBeForgotten(rowId: string, now: Date): boolean {
  const atMs = madeAtMs(rowId);
  return atMs !== null && now.getTime() - atMs > KEYS_ARE_SURE_MS;
}

/** The payment that an earlier call made for a row of ours, if it did. */
export async function findPayment(
  stripe: Stripe,
  { paymentId, customerRef }: { paymentId: string; customerRef: string },
): Promise<Stripe.PaymentIntent | null> {
  const since = Math.max(0, Math.floor((madeAtMs(paymentId) ?? 0) / 1_000) - CLOCK_SLACK_SECONDS);
  const made = stripe.paymentIntents.list({ customer: customerRef, created: { gte: since }, limit: 100 });
  for await (const intent of made) if (intent.metadata.paymentId === paymentId) return intent;
  return null;
}

/** The refund that an earlier call made for a row of ours, if it did. */
export async function findRefund(
  stripe: Stripe,
  { partId, paymentRef }: { partId: string; paymentRef: string },
): Promise<Stripe.Refund | null> {
  for await (const refund of stripe.refunds.list({ payment_intent: paymentRef, limit: 100 })) {
    if (refund.metadata?.partId === partId) return refund;
  }
  return null;
}

/** The transfer that an earlier call made for a row of ours, if it did. */
export async function findTransfer(stripe: Stripe, payoutId: string): Promise<Stripe.Transfer | null> {
  const { data } = await stripe.transfers.list({ transfer_group: payoutId, limit: 1 });
  return data[0] ?? null;
}
