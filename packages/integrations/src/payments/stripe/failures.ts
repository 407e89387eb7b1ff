import { DomainError } from "@paygo/core";
import type { TransferOutcome } from "@paygo/services";
import Stripe from "stripe";

/**
 * What went wrong at Stripe, as our own error: `unavailable` when asking again may help, `idempotency_mismatch`,
 * else `internal`. Only Stripe's names for it go into the message, nothing of what was sent or received.
 */
function toDomainError(error: unknown): unknown {
  if (!(error instanceof Stripe.errors.StripeError)) return error;
  const { type, code, statusCode, requestId } = error;
  const message = `Stripe: ${[type, code, statusCode, requestId].filter(Boolean).join(" ")}`;
  if (error instanceof Stripe.errors.StripeIdempotencyError) {
    return new DomainError("idempotency_mismatch", message);
  }
  return new DomainError(isPassing(error) ? "unavailable" : "internal", message);
}

/** No connection, too many calls, the same key under way in another call (409), or Stripe's own trouble. */
function isPassing(error: InstanceType<typeof Stripe.errors.StripeError>): boolean {
  if (error instanceof Stripe.errors.StripeConnectionError) return true;
  if (error instanceof Stripe.errors.StripeRateLimitError) return true;
  return error.statusCode === 409 || (error.statusCode ?? 500) >= 500;
}

/** A call whose failure is nobody's decision: every error of Stripe becomes one of ours. */
export async function asking<T>(call: Promise<T>): Promise<T> {
  try {
    return await call;
  } catch (error) {
    throw toDomainError(error);
  }
}

/**
 * A call that moves money. What Stripe refuses for good (a declined card, a refund above the charge, an empty
 * balance, an account that is not ready) is an outcome: nothing moved, and asking again gives the same answer.
 */
export async function moving(call: Promise<TransferOutcome>): Promise<TransferOutcome> {
  try {
    return await call;
  } catch (error) {
    if (error instanceof Stripe.errors.StripeCardError) {
      const failureCode = error.decline_code || error.code || "card_declined";
      return { state: "failed", ref: error.payment_intent?.id ?? null, failureCode };
    }
    if (error instanceof Stripe.errors.StripeInvalidRequestError) {
      return { state: "failed", ref: error.payment_intent?.id ?? null, failureCode: error.code || "refused" };
    }
    throw toDomainError(error);
  }
}
