import type { ServiceContext, Viewer } from "../context.ts";
import { processProviderEvents } from "../payments/process-provider-events.ts";
import { receiveProviderEvent } from "../payments/receive-provider-event.ts";
import type { ProviderEvent } from "../ports.ts";
import { completeCheckout } from "../wallet/complete-checkout.ts";
import { listPaymentMethods } from "../wallet/list-payment-methods.ts";
import { startTopUp } from "../wallet/start-top-up.ts";

type Untold<T> = T extends unknown ? Omit<T, "eventId" | "occurredAt"> & Partial<ProviderEventHead> : never;
type ProviderEventHead = Pick<ProviderEvent, "eventId" | "occurredAt">;
/** An event; its id and instant are made up unless given. */
export type ToldEvent = Untold<ProviderEvent>;

/** A provider tells something, and everything that is due is processed. */
export async function tell(ctx: ServiceContext, event: ToldEvent): Promise<void> {
  const head = { eventId: `event_${ctx.ids.newId()}`, occurredAt: ctx.clock.now() };
  await receiveProviderEvent(ctx, { ...head, ...event });
  await processProviderEvents(ctx);
}

/** What a provider says when a payment succeeded. */
export function successOf(payment: { id: string; amountMinor: number; currency: string }) {
  return {
    kind: "payment_succeeded",
    paymentId: payment.id,
    paymentRef: `ref_${payment.id}`,
    amountMinor: payment.amountMinor,
    currency: payment.currency,
    customerRef: null,
    card: null,
  } as const;
}

/** What a provider says when a card's bank takes a payment back. */
export function chargebackOf(payment: { id: string; amountMinor: number; currency: string }) {
  return {
    kind: "chargeback",
    paymentRef: `ref_${payment.id}`,
    chargebackRef: `chargeback_${payment.id}`,
    amountMinor: payment.amountMinor,
    currency: payment.currency,
  } as const;
}

/** Tops up with a new card and keeps it; the saved card's id. */
export async function saveCardOf(
  ctx: ServiceContext,
  customer: Viewer,
  amountMinor: number,
): Promise<{ paymentMethodId: string; paymentId: string }> {
  const { payment } = await startTopUp(ctx, customer, {
    amountMinor,
    idempotencyKey: ctx.ids.newId(),
    returnPath: "/wallet",
    saveCard: true,
  });
  await completeCheckout(ctx, customer, { paymentId: payment.id, outcome: "success" });
  const [card] = (await listPaymentMethods(ctx, customer)).items;
  if (!card) throw new Error("the card was not saved");
  return { paymentMethodId: card.id, paymentId: payment.id };
}
