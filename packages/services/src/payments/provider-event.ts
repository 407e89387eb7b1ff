import { z } from "zod";
import type { ProviderEvent } from "../ports.ts";

const envelope = { eventId: z.string(), occurredAt: z.coerce.date() };
const money = { amountMinor: z.int().positive(), currency: z.string() };
const chargeback = { paymentRef: z.string(), chargebackRef: z.string(), ...money };
const end = { state: z.enum(["succeeded", "failed"]), failureCode: z.string().nullable() };
const told = { amountMinor: z.int().optional(), currency: z.string().optional() };
const card = z.object({
  methodRef: z.string(),
  brand: z.string(),
  last4: z.string().length(4),
  expiryMonth: z.int(),
  expiryYear: z.int(),
});

/** What stands in the inbox: a provider's event with its instant as ISO 8601. */
const stored: z.ZodType<ProviderEvent> = z.discriminatedUnion("kind", [
  z.object({
    ...envelope,
    kind: z.literal("payment_succeeded"),
    paymentId: z.uuid(),
    paymentRef: z.string(),
    ...money,
    customerRef: z.string().nullable(),
    card: card.nullable(),
  }),
  z.object({
    ...envelope,
    kind: z.literal("payment_processing"),
    paymentId: z.uuid(),
    paymentRef: z.string().nullable(),
  }),
  z.object({
    ...envelope,
    kind: z.literal("payment_failed"),
    paymentId: z.uuid(),
    paymentRef: z.string().nullable(),
    failureCode: z.string(),
  }),
  z.object({ ...envelope, kind: z.literal("payment_abandoned"), paymentId: z.uuid() }),
  z.object({ ...envelope, kind: z.literal("chargeback"), ...chargeback }),
  z.object({ ...envelope, kind: z.literal("chargeback_won"), ...chargeback }),
  z.object({
    ...envelope,
    kind: z.literal("refund_updated"),
    refundRef: z.string(),
    partId: z.string().nullish(),
    ...end,
    ...told,
  }),
  z.object({
    ...envelope,
    kind: z.literal("payout_updated"),
    payoutRef: z.string(),
    payoutId: z.string().nullish(),
    ...end,
    ...told,
  }),
  z.object({
    ...envelope,
    kind: z.literal("payout_account_updated"),
    accountRef: z.string(),
    isReady: z.boolean(),
  }),
  z.object({ ...envelope, kind: z.literal("ignored"), type: z.string() }),
]);

/** Reads a row of the inbox. Throws for one that nobody of ours can have written. */
export function readStoredEvent(payload: unknown): ProviderEvent {
  return stored.parse(payload);
}
