import {
  chargeCard,
  isAccount,
  isCharge,
  isCheckout,
  isCustomer,
  isIntent,
  isMethod,
  newIntent,
} from "./bank.ts";
import { newCheckout } from "./checkout.ts";
import type { Account, AnyObject, Refund, Transfer } from "./objects.ts";
import type { ParamRules, Params } from "./params.ts";
import { invalidRequest, Refusal } from "./refusal.ts";
import type { State } from "./state.ts";

interface Call {
  state: State;
  params: Params;
  /** The id in the path, or nothing. */
  id: string;
  baseUrl: URL;
}

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

function list({ state, params }: Call, name: string): object {
  const since = params.instant("created[gte]") ?? 0;
  const filters = ["customer", "payment_intent", "transfer_group"].filter((field) =>
    params.fields.has(field),
  );
  const all = state
    .list(name)
    .filter((object) => object.created >= since)
    .filter((object) => filters.every((field) => Reflect.get(object, field) === params.optional(field)));
  const after = params.optional("starting_after");
  const start = after === null ? 0 : all.findIndex(({ id }) => id === after) + 1;
  const limit = Number(params.optional("limit") ?? 10);
  const data: AnyObject[] = all.slice(start, start + limit);
  return { object: "list", url: `/v1/${name}s`, has_more: start + limit < all.length, data };
}

function refund({ state, params }: Call): Refund {
  const amount = params.amount("amount");
  const intent = state.get("payment_intent", params.text("payment_intent"), isIntent);
  if (!intent.latest_charge)
    throw invalidRequest("This PaymentIntent does not have a successful charge to refund.");
  const charge = state.get("charge", intent.latest_charge, isCharge);
  if (charge.disputed) throw invalidRequest("The charge is disputed.", { code: "charge_disputed" });
  if (charge.amount_refunded === charge.amount) {
    throw invalidRequest("The charge has already been refunded.", { code: "charge_already_refunded" });
  }
  if (charge.amount_refunded + amount > charge.amount) {
    throw invalidRequest("Refund amount is greater than unrefunded amount on charge.", { param: "amount" });
  }
  charge.amount_refunded += amount;
  const made = state.add<Refund>({
    id: state.newId("re"),
    object: "refund",
    created: state.seconds(),
    metadata: params.record("metadata"),
    amount,
    currency: charge.currency,
    payment_intent: intent.id,
    charge: charge.id,
    status: charge.payment_method_details.type === "card" ? "succeeded" : "pending",
    failure_reason: null,
  });
  state.tell("refund.created", made);
  return made;
}

function transfer({ state, params }: Call): Transfer {
  const account = state.get("destination", params.text("destination"), isAccount);
  if (account.capabilities.transfers !== "active") {
    const code = "insufficient_capabilities_for_transfer";
    throw invalidRequest("Your destination account needs to have the transfers capability.", { code });
  }
  const amount = params.amount("amount");
  if (amount > state.balance) {
    throw invalidRequest("You have insufficient funds in your Stripe account.", {
      code: "balance_insufficient",
    });
  }
  state.balance -= amount;
  const made = state.add<Transfer>({
    id: state.newId("tr"),
    object: "transfer",
    created: state.seconds(),
    metadata: params.record("metadata"),
    amount,
    amount_reversed: 0,
    currency: params.currency("currency"),
    destination: account.id,
    reversed: false,
    transfer_group: params.optional("transfer_group"),
  });
  state.tell("transfer.created", made);
  return made;
}

function newAccount({ state, params }: Call): Account {
  if (params.text("type") !== "express") throw new Refusal(400, "invalid_request_error", "Invalid type");
  return state.add<Account>({
    id: state.newId("acct"),
    object: "account",
    created: state.seconds(),
    metadata: params.record("metadata"),
    type: "express",
    email: params.optional("email"),
    capabilities: { transfers: "inactive" },
    payouts_enabled: false,
    details_submitted: false,
  });
}
