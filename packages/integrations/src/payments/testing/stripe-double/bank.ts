import type {
  Account,
  AnyObject,
  Card,
  Charge,
  CheckoutSession,
  Customer,
  PaymentIntent,
  PaymentMethod,
  Refund,
  Transfer,
} from "./objects.ts";
import { Refusal } from "./refusal.ts";
import type { State } from "./state.ts";

export const isCustomer = (o: AnyObject): o is Customer => o.object === "customer";
export const isMethod = (o: AnyObject): o is PaymentMethod => o.object === "payment_method";
export const isIntent = (o: AnyObject): o is PaymentIntent => o.object === "payment_intent";
export const isCharge = (o: AnyObject): o is Charge => o.object === "charge";
export const isCheckout = (o: AnyObject): o is CheckoutSession => o.object === "checkout.session";
export const isRefund = (o: AnyObject): o is Refund => o.object === "refund";
export const isTransfer = (o: AnyObject): o is Transfer => o.object === "transfer";
export const isAccount = (o: AnyObject): o is Account => o.object === "account";

/** What becomes of a charge of a card, by the last digits of its number, after Stripe's test cards. */
const failureOfCard: Readonly<Record<string, { code: string; decline_code: string | null }>> = {
  "0002": { code: "card_declined", decline_code: "generic_decline" },
  "9995": { code: "card_declined", decline_code: "insufficient_funds" },
  "3155": { code: "authentication_required", decline_code: "authentication_required" },
};
/** A method whose charges the bank takes days over. */
const SLOW_CARD = "6789";

export function newCustomer(state: State, email: string | null): Customer {
  const id = state.newId("cus");
  return state.add({ id, object: "customer", created: state.seconds(), metadata: {}, email });
}

export function newCard(state: State, customer: string | null, last4: string): PaymentMethod {
  const card: Card = { brand: "visa", last4, exp_month: 12, exp_year: 2034 };
  const id = state.newId("pm");
  const base = { created: state.seconds(), metadata: {} };
  return state.add({ id, object: "payment_method", ...base, customer, type: "card", card });
}

export function newIntent(
  state: State,
  fields: Pick<PaymentIntent, "amount" | "currency" | "customer" | "metadata" | "setup_future_usage">,
): PaymentIntent {
  return state.add<PaymentIntent>({
    id: state.newId("pi"),
    object: "payment_intent",
    created: state.seconds(),
    amount_received: 0,
    status: "requires_payment_method",
    payment_method: null,
    latest_charge: null,
    cancellation_reason: null,
    last_payment_error: null,
    ...fields,
  });
}

/** Charges a card: succeeds, stays `processing`, or throws Stripe's 402 after telling of the failure. */
export function chargeCard(state: State, intent: PaymentIntent, method: PaymentMethod): void {
  const failure = failureOfCard[method.card.last4];
  if (failure) {
    intent.last_payment_error = failure;
    state.tell("payment_intent.payment_failed", intent);
    const payment_intent = structuredClone(intent);
    throw new Refusal(402, "card_error", "The card was declined.", { ...failure, payment_intent });
  }
  intent.payment_method = method.id;
  if (method.card.last4 === SLOW_CARD) {
    intent.status = "processing";
    state.tell("payment_intent.processing", intent);
  } else succeed(state, intent, { type: "card", card: method.card });
}

export function succeed(
  state: State,
  intent: PaymentIntent,
  details: Charge["payment_method_details"],
): void {
  const charge: Charge = {
    id: state.newId("ch"),
    object: "charge",
    created: state.seconds(),
    metadata: { ...intent.metadata },
    amount: intent.amount,
    amount_refunded: 0,
    currency: intent.currency,
    customer: intent.customer,
    payment_intent: intent.id,
    payment_method: intent.payment_method,
    payment_method_details: details,
    status: "succeeded",
    disputed: false,
  };
  state.add(charge);
  Object.assign(intent, { status: "succeeded", amount_received: intent.amount, latest_charge: charge.id });
  state.tell("charge.succeeded", charge);
  state.tell("payment_intent.succeeded", intent);
}
