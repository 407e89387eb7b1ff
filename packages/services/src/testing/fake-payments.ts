import { DomainError } from "@paygo/core";
import type { PaymentProvider, ProviderMovement, TransferOutcome } from "../ports.ts";

type Verb = "chargeSavedCard" | "refund" | "payOut";
/** A question, which moves nothing. */
type Question = "findCharge";
/** What happens to a call. `lost` does the work and then cannot be reached to say so. */
type Behaviour = "succeed" | "decline" | "pending" | "unavailable" | "lost";

/** A payment provider in this process that remembers what it was asked for and what it did. */
export interface FakePayments extends PaymentProvider {
  /** Every call that would move money, in order; the key is the idempotency key. */
  readonly calls: { verb: Verb; key: string; amountMinor: number }[];
  /** What it did: one movement a key. */
  readonly movements: (ProviderMovement & { verb: Verb })[];
  readonly removedCards: string[];
  /** How the next calls of a verb go, one each; afterwards they succeed again. */
  next(verb: Verb | Question, ...behaviours: Behaviour[]): void;
}

const kindOf = { chargeSavedCard: "payment", refund: "refund", payOut: "payout" } as const;

/**
 * As a real provider, it does a key once: the same parameters get the first outcome again, others throw
 * `idempotency_mismatch`.
 */
export function createFakePayments(name: PaymentProvider["name"] = "sandbox"): FakePayments {
  const calls: FakePayments["calls"] = [];
  const movements: FakePayments["movements"] = [];
  const removedCards: string[] = [];
  const planned = new Map<Verb | Question, Behaviour[]>();
  const known = new Map<string, { parameters: string; outcome: TransferOutcome }>();

  async function move(verb: Verb, key: string, amountMinor: number, currency: string, rest: unknown) {
    calls.push({ verb, key, amountMinor });
    const behaviour = planned.get(verb)?.shift() ?? "succeed";
    // A provider is elsewhere: whoever waits for it lets others run.
    await new Promise((resolve) => setImmediate(resolve));
    if (behaviour === "unavailable") throw new DomainError("unavailable", "the provider is away");
    const id = `${verb}:${key}`;
    const parameters = JSON.stringify([amountMinor, currency, rest]);
    const first = known.get(id);
    if (first && first.parameters !== parameters) throw new DomainError("idempotency_mismatch", id);
    const outcome = first?.outcome ?? outcomeOf(behaviour, `${name}_${kindOf[verb]}_${key}`);
    if (!first) {
      known.set(id, { parameters, outcome });
      const ref = outcome.ref ?? id;
      movements.push({
        verb,
        kind: kindOf[verb],
        ref,
        amountMinor,
        currency,
        state: outcome.state,
        createdAt: new Date(0),
      });
    }
    if (behaviour === "lost") throw new DomainError("unavailable", "the provider's answer was lost");
    return outcome;
  }

  return {
    name,
    isSandbox: name === "sandbox",
    calls,
    movements,
    removedCards,
    next: (verb, ...behaviours) => {
      planned.set(verb, [...(planned.get(verb) ?? []), ...behaviours]);
    },
    createCheckout: async ({ payment }) => ({
      checkoutUrl: `/checkout/${payment.id}`,
      checkoutRef: `${name}_checkout_${payment.id}`,
    }),
    chargeSavedCard: ({ paymentId, amountMinor, currency, ...rest }) =>
      move("chargeSavedCard", paymentId, amountMinor, currency, rest),
    findCharge: async ({ paymentId }) => {
      if (planned.get("findCharge")?.shift() === "unavailable") {
        throw new DomainError("unavailable", "the provider is away");
      }
      return known.get(`chargeSavedCard:${paymentId}`)?.outcome ?? null;
    },
    removeSavedCard: async (methodRef) => {
      removedCards.push(methodRef);
    },
    refund: ({ partId, amountMinor, currency, ...rest }) =>
      move("refund", partId, amountMinor, currency, rest),
    setUpPayoutAccount: async ({ id }) => ({
      accountRef: `${name}_account_${id}`,
      onboardingUrl: "/dashboard/earnings",
      isReady: true,
    }),
    payOut: ({ payoutId, amountMinor, currency, ...rest }) =>
      move("payOut", payoutId, amountMinor, currency, rest),
    readWebhook() {
      throw new DomainError("not_found", "this provider sends no webhooks");
    },
    async *listMovements() {
      yield* movements;
    },
  };
}

function outcomeOf(behaviour: Behaviour, ref: string): TransferOutcome {
  if (behaviour === "decline") return { state: "failed", ref, failureCode: "card_declined" };
  return behaviour === "pending" ? { state: "pending", ref } : { state: "succeeded", ref };
}
