import type { completeCheckoutInput } from "@paygo/contracts";
import type { z } from "zod";
import type { ProviderEvent, SavedCard } from "../ports.ts";
import type { PaymentRecord } from "./payment-view.ts";

export type SandboxOutcome = z.output<typeof completeCheckoutInput>["outcome"];

/** How long the sandbox's bank takes its time. */
const lateMs = 3_000;

/** An event that the sandbox tells so many milliseconds from now. */
interface Told {
  event: ProviderEvent;
  delayMs: number;
}

/** What the sandbox tells about a payment when its payer chooses an outcome; the same ids every time. */
export function sandboxEvents(payment: PaymentRecord, outcome: SandboxOutcome, now: Date): Told[] {
  const { id: paymentId, currency } = payment;
  const paymentRef = `sandbox_payment_${paymentId}`;
  const amountMinor = Number(payment.amountMinor);
  const told = (name: string, delayMs = 0) => ({
    eventId: `sandbox_event_${paymentId}_${name}`,
    occurredAt: new Date(now.getTime() + delayMs),
  });
  const succeeded = (name = "succeeded", delayMs = 0): Told => ({
    delayMs,
    event: {
      ...told(name, delayMs),
      kind: "payment_succeeded",
      paymentId,
      paymentRef,
      amountMinor,
      currency,
      customerRef: `sandbox_customer_${payment.userId}`,
      card: payment.saveCard ? sandboxCard(paymentId, now) : null,
    },
  });
  const failed = (failureCode: string, delayMs = 0): Told => ({
    delayMs,
    event: { ...told("failed", delayMs), kind: "payment_failed", paymentId, paymentRef, failureCode },
  });
  const processing: Told = {
    delayMs: 0,
    event: { ...told("processing"), kind: "payment_processing", paymentId, paymentRef },
  };
  switch (outcome) {
    case "success":
      return [succeeded()];
    case "success_twice":
      return [succeeded(), succeeded("succeeded_again")];
    case "success_late":
      return [processing, succeeded("succeeded", lateMs)];
    case "failure_late":
      return [processing, failed("bank_refused", lateMs)];
    case "decline":
      return [failed("card_declined")];
    case "abandon":
      return [{ delayMs: 0, event: { ...told("abandoned"), kind: "payment_abandoned", paymentId } }];
    case "chargeback": {
      const chargebackRef = `sandbox_chargeback_${paymentId}`;
      const taken = { paymentRef: payment.paymentRef ?? paymentRef, chargebackRef, amountMinor, currency };
      return [{ delayMs: 0, event: { ...told("chargeback"), kind: "chargeback", ...taken } }];
    }
    default:
      return outcome satisfies never;
  }
}

function sandboxCard(paymentId: string, now: Date): SavedCard {
  return {
    methodRef: `sandbox_card_${paymentId}_4242`,
    brand: "visa",
    last4: "4242",
    expiryMonth: 12,
    expiryYear: now.getUTCFullYear() + 3,
  };
}
