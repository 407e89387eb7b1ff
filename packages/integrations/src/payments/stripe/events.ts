import type { ProviderEvent, SavedCard } from "@paygo/services";
import type Stripe from "stripe";
import { fromStripeAmount } from "./amounts.ts";
import { idOf, readPaymentNote } from "./metadata.ts";
import { refundState } from "./movements.ts";

type Told = ProviderEvent extends infer Event
  ? Event extends ProviderEvent
    ? Omit<Event, "eventId" | "occurredAt">
    : never
  : never;

/**
 * One event of Stripe in our words. A payment by checkout comes as up to three successes (the checkout, the payment,
 * the charge with its card): they name the same payment, and the inbox credits it once. What carries none of our
 * ids, and what we do not act on, is `ignored`.
 */
export function toProviderEvent(event: Stripe.Event): ProviderEvent {
  const told = read(event) ?? { kind: "ignored", type: event.type };
  return { eventId: event.id, occurredAt: new Date(event.created * 1_000), ...told };
}

function read(event: Stripe.Event): Told | null {
  switch (event.type) {
    case "checkout.session.completed":
    case "checkout.session.async_payment_succeeded":
      return readCheckout(event.data.object);
    case "checkout.session.async_payment_failed":
      return failedCheckout(event.data.object);
    case "checkout.session.expired":
      return leftCheckout(event.data.object);
    case "payment_intent.succeeded":
      return paidIntent(event.data.object);
    case "payment_intent.processing":
      return processingIntent(event.data.object);
    case "payment_intent.payment_failed":
    case "payment_intent.canceled":
      return failedIntent(event.data.object);
    case "charge.succeeded":
      return paidCharge(event.data.object);
    case "charge.dispute.created":
    case "charge.dispute.funds_withdrawn":
      return readDispute(event.data.object, "chargeback");
    case "charge.dispute.funds_reinstated":
      return readDispute(event.data.object, "chargeback_won");
    case "refund.created":
    case "refund.updated":
    case "refund.failed":
    case "charge.refund.updated":
      return readRefund(event.data.object);
    case "transfer.created":
    case "transfer.reversed":
      return readTransfer(event.data.object);
    case "account.updated":
      return {
        kind: "payout_account_updated",
        accountRef: event.data.object.id,
        isReady: isAccountReady(event.data.object),
      };
    default:
      return null;
  }
}

/** Whether a connected account takes transfers and can pay them on to its bank. */
export function isAccountReady(account: Stripe.Account): boolean {
  return account.capabilities?.transfers === "active" && account.payouts_enabled;
}

function readCheckout(session: Stripe.Checkout.Session): Told | null {
  const note = readPaymentNote(session.metadata);
  const paymentRef = idOf(session.payment_intent);
  if (!note || !paymentRef) return null;
  if (session.payment_status === "unpaid") {
    return { kind: "payment_processing", paymentId: note.paymentId, paymentRef };
  }
  if (session.payment_status !== "paid" || session.amount_total === null || !session.currency) return null;
  return {
    kind: "payment_succeeded",
    paymentId: note.paymentId,
    paymentRef,
    ...fromStripeAmount(session.amount_total, session.currency),
    customerRef: idOf(session.customer),
    card: null,
  };
}

function failedCheckout(session: Stripe.Checkout.Session): Told | null {
  const note = readPaymentNote(session.metadata);
  if (!note) return null;
  const paymentRef = idOf(session.payment_intent);
  return { kind: "payment_failed", paymentId: note.paymentId, paymentRef, failureCode: "bank_refused" };
}

function leftCheckout(session: Stripe.Checkout.Session): Told | null {
  const note = readPaymentNote(session.metadata);
  return note && { kind: "payment_abandoned", paymentId: note.paymentId };
}

function paidIntent(intent: Stripe.PaymentIntent): Told | null {
  const note = readPaymentNote(intent.metadata);
  return (
    note && {
      kind: "payment_succeeded",
      paymentId: note.paymentId,
      paymentRef: intent.id,
      ...fromStripeAmount(intent.amount_received, intent.currency),
      customerRef: idOf(intent.customer),
      card: null,
    }
  );
}

function processingIntent(intent: Stripe.PaymentIntent): Told | null {
  const note = readPaymentNote(intent.metadata);
  return note && { kind: "payment_processing", paymentId: note.paymentId, paymentRef: intent.id };
}

/** A decline on the checkout page is no end: its payer may try another card until the checkout expires. */
function failedIntent(intent: Stripe.PaymentIntent): Told | null {
  const note = readPaymentNote(intent.metadata);
  if (note?.origin !== "saved_card") return null;
  const error = intent.last_payment_error;
  const failureCode = error?.decline_code ?? error?.code ?? intent.cancellation_reason ?? "declined";
  return { kind: "payment_failed", paymentId: note.paymentId, paymentRef: intent.id, failureCode };
}

/** The only event that says which card it was. */
function paidCharge(charge: Stripe.Charge): Told | null {
  const note = readPaymentNote(charge.metadata);
  const paymentRef = idOf(charge.payment_intent);
  if (!note || !paymentRef) return null;
  return {
    kind: "payment_succeeded",
    paymentId: note.paymentId,
    paymentRef,
    ...fromStripeAmount(charge.amount, charge.currency),
    customerRef: idOf(charge.customer),
    card: note.saveCard ? readCard(charge) : null,
  };
}

function readCard(charge: Stripe.Charge): SavedCard | null {
  const card = charge.payment_method_details?.card;
  if (!charge.payment_method || !card?.last4) return null;
  return {
    methodRef: charge.payment_method,
    brand: card.brand ?? "card",
    last4: card.last4,
    expiryMonth: card.exp_month,
    expiryYear: card.exp_year,
  };
}

/** An inquiry (`warning_…`) takes no money yet; should it become a dispute, `funds_withdrawn` follows. */
function readDispute(dispute: Stripe.Dispute, kind: "chargeback" | "chargeback_won"): Told | null {
  const paymentRef = idOf(dispute.payment_intent);
  if (!paymentRef || dispute.status.startsWith("warning_")) return null;
  return {
    kind,
    paymentRef,
    chargebackRef: dispute.id,
    ...fromStripeAmount(dispute.amount, dispute.currency),
  };
}

function readRefund(refund: Stripe.Refund): Told | null {
  const state = refundState(refund);
  const partId = refund.metadata?.partId;
  if (state === "pending" || !partId) return null;
  const failureCode = state === "failed" ? (refund.failure_reason ?? "refund_failed") : null;
  return {
    kind: "refund_updated",
    refundRef: refund.id,
    partId,
    state,
    failureCode,
    ...fromStripeAmount(refund.amount, refund.currency),
  };
}

/** Part of a transfer taken back is the operator's own doing, and none of our movements. */
function readTransfer(transfer: Stripe.Transfer): Told | null {
  const { payoutId } = transfer.metadata;
  if (!payoutId || (transfer.amount_reversed > 0 && !transfer.reversed)) return null;
  return {
    kind: "payout_updated",
    payoutRef: transfer.id,
    payoutId,
    state: transfer.reversed ? "failed" : "succeeded",
    failureCode: transfer.reversed ? "transfer_reversed" : null,
    ...fromStripeAmount(transfer.amount, transfer.currency),
  };
}
