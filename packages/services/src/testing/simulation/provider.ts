import { DomainError } from "@paygo/core";
import type { Database } from "@paygo/db";
import type {
  Clock,
  PaymentProvider,
  ProviderEvent,
  ProviderMovement,
  TransferOutcome,
} from "../../ports.ts";
import type { Faults } from "./faults.ts";

/** What the provider makes of the next movement that it is asked for. */
type Mood = "succeed" | "decline" | "later_yes" | "later_no" | "bounce";

/** A payment provider that moves money once a key, tells of it by events, late and twice, and forgets nothing. */
export interface SimulatedProvider extends PaymentProvider {
  /** Events on their way: any of them may come next, again, or much later. */
  readonly underWay: ProviderEvent[];
  mood: Mood;
  /** Payments that had come through and failed after all, by the provider's id. */
  readonly failedLate: Set<string>;
}

interface Moved {
  parameters: string;
  outcome: TransferOutcome;
  movement: ProviderMovement;
}

type Told = ProviderEvent extends infer E
  ? E extends ProviderEvent
    ? Omit<E, "eventId" | "occurredAt">
    : never
  : never;

export function createSimulatedProvider(clock: Clock, faults: Faults, db: Database): SimulatedProvider {
  const moved = new Map<string, Moved>();
  const underWay: ProviderEvent[] = [];
  const failedLate = new Set<string>();
  let told = 0;

  function tell(event: Told): void {
    told += 1;
    underWay.push({ eventId: `simulated_event_${told}`, occurredAt: clock.now(), ...event });
  }

  function move(
    kind: ProviderMovement["kind"],
    id: string,
    amountMinor: number,
    currency: string,
    eventOf: (state: "succeeded" | "failed", ref: string) => Told,
  ): Promise<TransferOutcome> {
    return faults.atProvider(async () => {
      const key = `${kind}:${id}`;
      const parameters = `${amountMinor} ${currency}`;
      const first = moved.get(key);
      if (first) {
        if (first.parameters !== parameters)
          throw new DomainError("internal", `${key} was asked for twice, differently`);
        return first.outcome;
      }
      const ref = `simulated_${kind}_${id}`;
      const { mood } = provider;
      const state = mood === "decline" || mood === "later_no" ? "failed" : "succeeded";
      const movement: ProviderMovement = { kind, ref, amountMinor, currency, state, createdAt: clock.now() };
      const outcome: TransferOutcome = mood.startsWith("later")
        ? { state: "pending", ref }
        : state === "failed"
          ? { state: "failed", ref, failureCode: "card_declined" }
          : { state: "succeeded", ref };
      tell(eventOf(state, ref));
      if (mood === "bounce" && kind !== "payment") {
        tell(eventOf("failed", ref));
        movement.state = "failed";
      }
      moved.set(key, { parameters, outcome, movement });
      return outcome;
    });
  }

  const provider: SimulatedProvider = {
    name: "sandbox",
    isSandbox: true,
    underWay,
    failedLate,
    mood: "succeed",
    createCheckout: ({ payment }) =>
      faults.atProvider(async () => ({
        checkoutUrl: `/checkout/${payment.id}`,
        checkoutRef: `simulated_checkout_${payment.id}`,
      })),
    chargeSavedCard: ({ paymentId, amountMinor, currency, customerRef }) =>
      move("payment", paymentId, amountMinor, currency, (state, paymentRef) =>
        state === "succeeded"
          ? {
              kind: "payment_succeeded",
              paymentId,
              paymentRef,
              amountMinor,
              currency,
              customerRef,
              card: null,
            }
          : { kind: "payment_failed", paymentId, paymentRef, failureCode: "card_declined" },
      ),
    findCharge: ({ paymentId }) =>
      faults.atProvider(async () => moved.get(`payment:${paymentId}`)?.outcome ?? null),
    removeSavedCard: () => faults.atProvider(async () => undefined),
    refund: ({ partId, amountMinor, currency }) =>
      move("refund", partId, amountMinor, currency, (state, refundRef) => ({
        kind: "refund_updated",
        refundRef,
        partId,
        state,
        failureCode: state === "failed" ? "card_closed" : null,
        amountMinor,
        currency,
      })),
    setUpPayoutAccount: ({ id }) =>
      faults.atProvider(async () => ({
        accountRef: `simulated_account_${id}`,
        onboardingUrl: "/dashboard/earnings",
        isReady: true,
      })),
    payOut: ({ payoutId, amountMinor, currency }) =>
      move("payout", payoutId, amountMinor, currency, (state, payoutRef) => ({
        kind: "payout_updated",
        payoutRef,
        payoutId,
        state,
        failureCode: state === "failed" ? "account_closed" : null,
        amountMinor,
        currency,
      })),
    readWebhook() {
      throw new DomainError("not_found", "no webhooks here");
    },
    async *listMovements() {
      const all = [...(await checkoutMovements(db)), ...[...moved.values()].map(({ movement }) => movement)];
      for (const movement of all)
        yield failedLate.has(movement.ref) ? { ...movement, state: "failed" } : movement;
    },
  };
  return provider;
}

/** The checkout page's payments; only the inbox knows of them. */
async function checkoutMovements(db: Database): Promise<ProviderMovement[]> {
  const { rows } = await db.pool.query<{ ref: string; amount: number; currency: string; at: Date }>(
    `SELECT DISTINCT ON (payload->>'paymentRef') payload->>'paymentRef' AS ref, (payload->>'amountMinor')::int AS amount,
      payload->>'currency' AS currency, received_at AS at
    FROM provider_events WHERE type = 'payment_succeeded' AND payload->>'paymentRef' LIKE 'sandbox_payment_%'
    ORDER BY payload->>'paymentRef', received_at`,
  );
  return rows.map(({ ref, amount, currency, at }) => {
    return { kind: "payment", ref, amountMinor: amount, currency, state: "succeeded", createdAt: at };
  });
}
