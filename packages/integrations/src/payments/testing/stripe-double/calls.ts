import { isAccount, isCharge, isIntent } from "./bank.ts";
import type { Account, AnyObject, Refund, Transfer } from "./objects.ts";
import type { Params } from "./params.ts";
import { invalidRequest, Refusal } from "./refusal.ts";
import type { State } from "./state.ts";

/** One request for a route. */
export interface Call {
  state: State;
  params: Params;
  /** The id in the path, or nothing. */
  id: string;
  baseUrl: URL;
}

/** A page of the objects of a kind, narrowed as asked. */
export function list({ state, params }: Call, name: string): object {
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

/** Gives part of a charge back, as far as it was not given back yet. */
export function refund({ state, params }: Call): Refund {
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

/** Moves money of the platform to a connected account. */
export function transfer({ state, params }: Call): Transfer {
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

/** Opens a connected account that is not set up yet. */
export function newAccount({ state, params }: Call): Account {
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
