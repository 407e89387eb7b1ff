import { chargeCard, isAccount, isCheckout, isCustomer, isMethod, newIntent } from "./bank.ts";
import { type Call, list, newAccount, refund, transfer } from "./calls.ts";
import { newCheckout } from "./checkout.ts";
import type { ParamRules } from "./params.ts";
import { invalidRequest } from "./refusal.ts";

export interface Route extends ParamRules {
  method: "GET" | "POST";
  path: RegExp;
  run(call: Call): object;
}

/** What a list can be narrowed to, beside its pages. */
const listedBy = (...filters: string[]): ParamRules => ({
  optional: ["created[gte]", "limit", "starting_after", ...filters],
});

/** The part of Stripe's API that PayGo calls. Anything else is unknown here, as a mistyped path is there. */
export const routes: readonly Route[] = [
  {
    method: "POST",
    path: /^\/v1\/checkout\/sessions$/,
    required: [
      "mode",
      "success_url",
      "line_items[0][quantity]",
      "line_items[0][price_data][currency]",
      "line_items[0][price_data][unit_amount]",
      "line_items[0][price_data][product_data][name]",
    ],
    optional: [
      "cancel_url",
      "client_reference_id",
      "customer",
      "customer_email",
      "customer_creation",
      "expires_at",
      "metadata[]",
      "payment_intent_data[metadata][]",
      "payment_intent_data[setup_future_usage]",
    ],
    run({ state, params, baseUrl }) {
      const customer = params.optional("customer");
      if (customer) state.get("customer", customer, isCustomer);
      return newCheckout(state, params, (id) => new URL(`/c/pay/${id}`, baseUrl).href);
    },
  },
  {
    method: "GET",
    path: /^\/v1\/checkout\/sessions\/(\w+)$/,
    run: ({ state, id }) => state.get("checkout session", id, isCheckout),
  },
  {
    method: "POST",
    path: /^\/v1\/payment_intents$/,
    required: ["amount", "currency", "customer", "payment_method", "off_session", "confirm"],
    optional: ["metadata[]"],
    run({ state, params }) {
      const customer = state.get("customer", params.text("customer"), isCustomer);
      const method = state.get("PaymentMethod", params.text("payment_method"), isMethod);
      if (method.customer !== customer.id) {
        throw invalidRequest("The provided PaymentMethod is not attached to this customer.");
      }
      const intent = newIntent(state, {
        amount: params.amount("amount"),
        currency: params.currency("currency"),
        customer: customer.id,
        metadata: params.record("metadata"),
        setup_future_usage: null,
      });
      chargeCard(state, intent, method);
      return intent;
    },
  },
  {
    method: "GET",
    path: /^\/v1\/payment_intents$/,
    ...listedBy("customer"),
    run: (call) => list(call, "payment_intent"),
  },
  {
    method: "GET",
    path: /^\/v1\/refunds$/,
    ...listedBy("payment_intent"),
    run: (call) => list(call, "refund"),
  },
  {
    method: "GET",
    path: /^\/v1\/transfers$/,
    ...listedBy("transfer_group"),
    run: (call) => list(call, "transfer"),
  },
  {
    method: "POST",
    path: /^\/v1\/payment_methods\/(\w+)\/detach$/,
    run({ state, id }) {
      const method = state.get("PaymentMethod", id, isMethod);
      if (method.customer === null) throw invalidRequest("The payment method is not attached to a customer.");
      method.customer = null;
      return method;
    },
  },
  {
    method: "POST",
    path: /^\/v1\/refunds$/,
    required: ["payment_intent", "amount"],
    optional: ["metadata[]"],
    run: refund,
  },
  {
    method: "POST",
    path: /^\/v1\/transfers$/,
    required: ["amount", "currency", "destination"],
    optional: ["transfer_group", "metadata[]"],
    run: transfer,
  },
  {
    method: "POST",
    path: /^\/v1\/accounts$/,
    required: ["type"],
    optional: ["email", "capabilities[transfers][requested]", "metadata[]"],
    run: newAccount,
  },
  {
    method: "GET",
    path: /^\/v1\/accounts\/(\w+)$/,
    run: ({ state, id }) => state.get("account", id, isAccount),
  },
  {
    method: "POST",
    path: /^\/v1\/accounts\/(\w+)\/login_links$/,
    run({ state, id, baseUrl }) {
      if (!state.get("account", id, isAccount).details_submitted) {
        throw invalidRequest("Cannot create a login link for an account that has not completed onboarding.");
      }
      return { object: "login_link", url: new URL(`/express/${id}`, baseUrl).href, created: state.seconds() };
    },
  },
  {
    method: "POST",
    path: /^\/v1\/account_links$/,
    required: ["account", "type"],
    optional: ["return_url", "refresh_url"],
    run({ state, params, baseUrl }) {
      const account = state.get("account", params.text("account"), isAccount);
      const url = new URL(`/setup/${account.id}`, baseUrl);
      url.searchParams.set("return_url", params.text("return_url"));
      return { object: "account_link", url: url.href, expires_at: state.seconds() + 300 };
    },
  },
];
