import {
  isAccount,
  isCharge,
  isIntent,
  isRefund,
  isTransfer,
  newCard,
  newCustomer,
  succeed,
} from "./bank.ts";
import { endBankDebit, expireCheckout, payByBank, payWithCard } from "./checkout.ts";
import { Faults } from "./faults.ts";
import type { AnyObject, Dispute, StripeEvent } from "./objects.ts";
import { type SeenCall, serve } from "./server.ts";
import { State } from "./state.ts";
import { Webhooks } from "./webhooks.ts";

const SECRET_KEY = "sk_test_ofTheStripeDouble";
const WEBHOOK_SECRET = "whsec_ofTheStripeDouble0123456789";

/**
 * A real HTTP server on this machine that answers as Stripe does, as far as PayGo calls it: paths, parameters,
 * keys, idempotency, state and signed webhooks. Tests choose what people and banks do, and what goes wrong.
 */
export async function startStripeDouble(now: () => Date = () => new Date()) {
  const webhooks = new Webhooks(WEBHOOK_SECRET, now);
  const state = new State(now, (event) => webhooks.offer(event));
  const faults = new Faults();
  const seen: SeenCall[] = [];
  const setUp = (accountId: string) => {
    const account = state.get("account", accountId, isAccount);
    Object.assign(account, {
      payouts_enabled: true,
      details_submitted: true,
      capabilities: { transfers: "active" },
    });
    return state.tell("account.updated", account);
  };
  const { url, keys, close } = await serve({ state, faults, secretKey: SECRET_KEY, seen, setUp });

  return {
    url,
    secretKey: SECRET_KEY,
    webhookSecret: WEBHOOK_SECRET,
    /** What moves PayGo to this server. */
    environment: {
      STRIPE_SECRET_KEY: SECRET_KEY,
      STRIPE_WEBHOOK_SECRET: WEBHOOK_SECRET,
      STRIPE_API_BASE: url.href,
    },
    faults,
    webhooks,
    /** The keys of more than a day ago mean nothing any more. */
    forgetKeys: () => keys.forget(),
    /** Every call that arrived, oldest first. */
    seen,
    /** Every event that happened, oldest first, sent or not. */
    events: state.events,
    list: (name: AnyObject["object"]) => state.list(name),
    setBalance(amount: number) {
      state.balance = amount;
    },
    addCustomer: (email: string) => newCustomer(state, email).id,
    /** A card as a checkout saves it. 0002 is declined, 3155 wants its owner, 6789 takes its time. */
    addCard: (customer: string, last4: string) => newCard(state, customer, last4).id,
    checkout: {
      /** False when the card was declined. */
      payWithCard: (id: string, last4 = "4242") => payWithCard(state, id, last4),
      payByBank: (id: string) => payByBank(state, id),
      endBankDebit: (id: string, isPaid: boolean) => endBankDebit(state, id, isPaid),
      expire: (id: string) => expireCheckout(state, id),
    },
    /** A charge of a saved card that was processing goes through. */
    finishCharge: (intentId: string) =>
      succeed(state, state.get("payment_intent", intentId, isIntent), { type: "us_bank_account" }),
    /** The card's bank takes a payment back. An inquiry asks first, and takes nothing. */
    dispute(intentId: string, kind: "dispute" | "inquiry" = "dispute"): StripeEvent {
      const intent = state.get("payment_intent", intentId, isIntent);
      const charge = state.get("charge", intent.latest_charge ?? "", isCharge);
      charge.disputed = kind === "dispute";
      const { amount, currency } = charge;
      return state.tell(
        "charge.dispute.created",
        state.add<Dispute>({
          id: state.newId("du"),
          object: "dispute",
          created: state.seconds(),
          metadata: {},
          amount,
          currency,
          charge: charge.id,
          payment_intent: intent.id,
          status: kind === "dispute" ? "needs_response" : "warning_needs_response",
        }),
      );
    },
    /** The bank gives back what its chargeback of a payment took. */
    winDispute(intentId: string): StripeEvent {
      const isDispute = (object: AnyObject): object is Dispute => object.object === "dispute";
      const dispute = state
        .list("dispute")
        .filter(isDispute)
        .find((each) => each.payment_intent === intentId);
      if (!dispute) throw new Error(`nobody disputed ${intentId}`);
      dispute.status = "won";
      return state.tell("charge.dispute.funds_reinstated", dispute);
    },
    endRefund(refundId: string, status: "succeeded" | "failed"): StripeEvent {
      const refund = state.get("refund", refundId, isRefund);
      Object.assign(refund, {
        status,
        failure_reason: status === "failed" ? "expired_or_canceled_card" : null,
      });
      return state.tell(status === "failed" ? "refund.failed" : "refund.updated", refund);
    },
    reverseTransfer(transferId: string): StripeEvent {
      const transfer = state.get("transfer", transferId, isTransfer);
      Object.assign(transfer, { reversed: true, amount_reversed: transfer.amount });
      return state.tell("transfer.reversed", transfer);
    },
    /** A payout account's owner gets through the set-up. */
    setUpAccount: setUp,
    /** An event of a type that PayGo does not know. */
    tellUnknown: () => state.tell("treasury.surprise", state.add(newCustomer(state, null))),
    async close() {
      await webhooks.settled();
      await close();
    },
  };
}

export type StripeDouble = Awaited<ReturnType<typeof startStripeDouble>>;
