import { DomainError } from "@paygo/core";
import type { Clock, PaymentProvider, ProviderEvent, ProviderMovement } from "@paygo/services";
import { declineOf } from "./sandbox-cards.ts";

/** Where the sandbox tells what it did, and where that can be read again: the inbox, so that a restart forgets nothing. */
export interface SandboxBook {
  /** Keeps an event, once by its `eventId`. */
  tell(event: ProviderEvent): Promise<unknown>;
  /** What it told since, as movements; oldest first. */
  movements(since: Date): AsyncIterable<ProviderMovement>;
}

/** A payout of so many minor units over a hundred is taken on and comes back later, as from a closed bank account. */
const RETURNED_PAYOUT_ENDING = 13;

/**
 * The built-in provider, never for real money. The customer chooses the outcome of a checkout on a page of ours;
 * every other outcome follows from the request alone, so that asking again gives the same. Like a real provider
 * it also tells each outcome, by an event that may be processed before its answer is.
 */
export function createSandboxPayments(clock: Clock, book: SandboxBook): PaymentProvider {
  const tell = (id: string, event: DistributiveOmit<ProviderEvent, "eventId" | "occurredAt">) =>
    book.tell({ eventId: `sandbox_event_${id}`, occurredAt: clock.now(), ...event });
  return {
    name: "sandbox",
    isSandbox: true,
    createCheckout: async ({ payment }) => ({
      checkoutUrl: `/checkout/${payment.id}`,
      checkoutRef: `sandbox_checkout_${payment.id}`,
    }),
    async chargeSavedCard({ paymentId, amountMinor, currency, customerRef, methodRef }) {
      const ref = `sandbox_payment_${paymentId}`;
      const failureCode = declineOf(methodRef);
      if (failureCode) {
        await tell(ref, { kind: "payment_failed", paymentId, paymentRef: ref, failureCode });
        return { state: "failed", ref, failureCode };
      }
      const paid = { paymentId, paymentRef: ref, amountMinor, currency, customerRef, card: null };
      await tell(ref, { kind: "payment_succeeded", ...paid });
      return { state: "succeeded", ref };
    },
    // What it told is in the inbox, so what is not there was never charged.
    async findCharge({ paymentId, since }) {
      const ref = `sandbox_payment_${paymentId}`;
      for await (const movement of book.movements(since)) {
        if (movement.ref === ref && movement.state === "succeeded") return { state: "succeeded", ref };
      }
      return null;
    },
    removeSavedCard: async () => {},
    async refund({ partId, amountMinor, currency }) {
      const ref = `sandbox_refund_${partId}`;
      const refund = { refundRef: ref, partId, failureCode: null, amountMinor, currency };
      await tell(ref, { kind: "refund_updated", state: "succeeded", ...refund });
      return { state: "succeeded", ref };
    },
    setUpPayoutAccount: async ({ id }) => ({
      accountRef: `sandbox_account_${id}`,
      onboardingUrl: "/earnings/payouts",
      isReady: true,
    }),
    async payOut({ payoutId, amountMinor, currency }) {
      const ref = `sandbox_payout_${payoutId}`;
      const payout = { payoutRef: ref, payoutId, amountMinor, currency };
      if (amountMinor % 100 === RETURNED_PAYOUT_ENDING) {
        await tell(ref, {
          kind: "payout_updated",
          state: "failed",
          failureCode: "account_closed",
          ...payout,
        });
        return { state: "pending", ref };
      }
      await tell(ref, { kind: "payout_updated", state: "succeeded", failureCode: null, ...payout });
      return { state: "succeeded", ref };
    },
    readWebhook() {
      throw new DomainError("not_found", "the sandbox sends no webhooks");
    },
    listMovements: (since) => book.movements(since),
  };
}

type DistributiveOmit<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;
