import type { ProviderEvent, ProviderMovement } from "@paygo/services";
import { expect, test } from "vitest";
import { createSandboxPayments, type SandboxBook } from "./sandbox.ts";
import { describePaymentProvider, testNow } from "./testing/provider-contract.ts";

const clock = { now: () => testNow };

/** The inbox in memory: an event is kept once by its id. */
function createBook(): SandboxBook & { events: Map<string, ProviderEvent> } {
  const events = new Map<string, ProviderEvent>();
  return {
    events,
    async tell(event) {
      if (!events.has(event.eventId)) events.set(event.eventId, event);
    },
    async *movements() {
      for (const event of events.values()) {
        const movement = toMovement(event);
        if (movement) yield movement;
      }
    },
  };
}

function toMovement(event: ProviderEvent): ProviderMovement | null {
  const base = { createdAt: event.occurredAt };
  switch (event.kind) {
    case "payment_succeeded": {
      const { paymentRef: ref, amountMinor, currency } = event;
      return { ...base, kind: "payment", ref, amountMinor, currency, state: "succeeded" };
    }
    case "refund_updated": {
      const { refundRef: ref, amountMinor = 0, currency = "", state } = event;
      return { ...base, kind: "refund", ref, amountMinor, currency, state };
    }
    case "payout_updated": {
      const { payoutRef: ref, amountMinor = 0, currency = "", state } = event;
      return { ...base, kind: "payout", ref, amountMinor, currency, state };
    }
    default:
      return null;
  }
}

describePaymentProvider("the sandbox", async () => {
  const book = createBook();
  return {
    provider: createSandboxPayments(clock, book),
    customerRef: "customer-1",
    cardOf: (last4) => `sandbox_card_customer-1_${last4}`,
    told: () => [...book.events.values()],
    makeReady: () => {},
    close: async () => {},
  };
});

test("a payout that ends in 13 is taken on and comes back later, also after a restart", async () => {
  const request = { payoutId: crypto.randomUUID(), accountRef: "a", amountMinor: 5_013, currency: "USD" };
  const book = createBook();
  const ref = `sandbox_payout_${request.payoutId}`;
  for (let start = 0; start < 2; start += 1) {
    expect(await createSandboxPayments(clock, book).payOut(request)).toEqual({ state: "pending", ref });
  }
  expect([...book.events.values()]).toEqual([
    expect.objectContaining({ kind: "payout_updated", payoutRef: ref, state: "failed" }),
  ]);
});

test("the sandbox takes no webhooks", () => {
  expect(() => createSandboxPayments(clock, createBook()).readWebhook("{}", null)).toThrow(
    expect.objectContaining({ code: "not_found" }),
  );
});
