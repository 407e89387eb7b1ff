import { chargeCard, isCheckout, isIntent, newCard, newCustomer, newIntent, succeed } from "./bank.ts";
import type { CheckoutSession, PaymentIntent } from "./objects.ts";
import type { Params } from "./params.ts";
import { invalidRequest, Refusal } from "./refusal.ts";
import type { State } from "./state.ts";

const LEAST_OPEN_SECONDS = 30 * 60;
const MOST_OPEN_SECONDS = 24 * 3_600;

/** What the checkout was asked for besides what Stripe shows of it. */
const plans = new WeakMap<
  CheckoutSession,
  { metadata: Record<string, string>; saves: boolean; createsCustomer: boolean }
>();

export function newCheckout(state: State, params: Params, hostedAt: (id: string) => string): CheckoutSession {
  if (params.text("mode") !== "payment") throw invalidRequest("Invalid mode", { param: "mode" });
  if (
    params.optional("customer") &&
    (params.optional("customer_email") || params.optional("customer_creation"))
  ) {
    throw invalidRequest("You may only specify one of these parameters: customer, customer_email.");
  }
  const expires_at = params.instant("expires_at") ?? state.seconds() + MOST_OPEN_SECONDS;
  const openSeconds = expires_at - state.seconds();
  if (openSeconds < LEAST_OPEN_SECONDS || openSeconds > MOST_OPEN_SECONDS) {
    throw invalidRequest("The `expires_at` timestamp must be between 30 minutes and 24 hours from now.", {
      param: "expires_at",
    });
  }
  const id = state.newId("cs_test");
  const item = "line_items[0][price_data]";
  const session: CheckoutSession = {
    id,
    object: "checkout.session",
    created: state.seconds(),
    metadata: params.record("metadata"),
    mode: "payment",
    status: "open",
    payment_status: "unpaid",
    url: hostedAt(id),
    client_reference_id: params.optional("client_reference_id"),
    customer: params.optional("customer"),
    customer_email: params.optional("customer_email"),
    payment_intent: null,
    amount_total: params.amount(`${item}[unit_amount]`) * params.amount("line_items[0][quantity]"),
    currency: params.currency(`${item}[currency]`),
    success_url: params.text("success_url"),
    cancel_url: params.optional("cancel_url"),
    expires_at,
  };
  plans.set(session, {
    metadata: params.record("payment_intent_data[metadata]"),
    saves: params.optional("payment_intent_data[setup_future_usage]") === "off_session",
    createsCustomer: params.optional("customer_creation") === "always",
  });
  return state.add(session);
}

/** A checkout that somebody can pay; throws for one that is over. */
export function openCheckout(state: State, id: string): CheckoutSession {
  const session = state.get("checkout session", id, isCheckout);
  if (session.status !== "open") throw invalidRequest(`This checkout is ${session.status}.`);
  return session;
}

/** Pays with a card. False after a decline, which leaves the checkout open for another try. */
export function payWithCard(state: State, id: string, last4: string): boolean {
  const session = openCheckout(state, id);
  const intent = beginIntent(state, session);
  const card = newCard(state, null, last4);
  try {
    chargeCard(state, intent, card);
    if (plans.get(session)?.saves) card.customer = session.customer;
  } catch (error) {
    if (error instanceof Refusal) return false;
    throw error;
  }
  complete(state, session, "paid");
  return true;
}

/** Pays by bank debit: the payer is done, the bank is not. */
export function payByBank(state: State, id: string): void {
  const session = openCheckout(state, id);
  const intent = beginIntent(state, session);
  intent.status = "processing";
  state.tell("payment_intent.processing", intent);
  complete(state, session, "unpaid");
}

/** The bank is done with a debit. */
export function endBankDebit(state: State, id: string, isPaid: boolean): void {
  const session = state.get("checkout session", id, isCheckout);
  const intent = state.get("payment intent", session.payment_intent ?? "", isIntent);
  if (intent.status !== "processing") throw invalidRequest("This payment is not processing.");
  if (isPaid) {
    succeed(state, intent, { type: "us_bank_account" });
    session.payment_status = "paid";
    state.tell("checkout.session.async_payment_succeeded", session);
  } else {
    intent.status = "requires_payment_method";
    intent.last_payment_error = { code: "payment_intent_payment_attempt_failed", decline_code: null };
    state.tell("payment_intent.payment_failed", intent);
    state.tell("checkout.session.async_payment_failed", session);
  }
}

export function expireCheckout(state: State, id: string): void {
  const session = openCheckout(state, id);
  Object.assign(session, { status: "expired", url: null });
  state.tell("checkout.session.expired", session);
}

function beginIntent(state: State, session: CheckoutSession): PaymentIntent {
  if (session.payment_intent) return state.get("payment intent", session.payment_intent, isIntent);
  const plan = plans.get(session);
  if (!session.customer && plan?.createsCustomer) {
    session.customer = newCustomer(state, session.customer_email).id;
  }
  const intent = newIntent(state, {
    amount: session.amount_total,
    currency: session.currency,
    customer: session.customer,
    metadata: plan?.metadata ?? {},
    setup_future_usage: plan?.saves ? "off_session" : null,
  });
  session.payment_intent = intent.id;
  return intent;
}

function complete(state: State, session: CheckoutSession, payment_status: "paid" | "unpaid"): void {
  Object.assign(session, { status: "complete", payment_status, url: null });
  state.tell("checkout.session.completed", session);
}
