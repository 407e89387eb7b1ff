import type { ServiceContext } from "../context.ts";
import { walletHint } from "../hints.ts";
import type { ProviderEvent } from "../ports.ts";
import type { Transaction } from "../transact.ts";
import type { PaymentRecord } from "../wallet/payment-view.ts";
import { type Applied, done } from "./applied.ts";
import { creditPayment } from "./credit-payment.ts";
import { declinePayment } from "./decline-payment.ts";
import { lockPayment } from "./lock-payment.ts";
import { reversePayment } from "./reverse-payment.ts";
import { saveCard } from "./save-card.ts";

type EventOf<K extends ProviderEvent["kind"]> = Extract<ProviderEvent, { kind: K }>;

const unknownPayment: Applied = { kind: "wait", reason: "no such payment" };
const otherProvider: Applied = { kind: "refused", reason: "the payment is another provider's" };

/** Credits the payment, however it stands: whatever was said before, the money is here now. */
export async function applySuccess(
  ctx: ServiceContext,
  tx: Transaction,
  provider: string,
  event: EventOf<"payment_succeeded">,
): Promise<Applied> {
  const payment = await lockPayment(tx, { id: event.paymentId });
  if (!payment) return unknownPayment;
  if (payment.provider !== provider) return otherProvider;
  const problem = mismatchOf(payment, event);
  if (problem !== null) return { kind: "refused", reason: problem };
  const credited = payment.state === "succeeded" ? payment : await creditPayment(ctx, tx, payment, event);
  await saveCard(ctx, tx, credited, event);
  return done;
}

function mismatchOf(payment: PaymentRecord, event: EventOf<"payment_succeeded">): string | null {
  const { paymentRef, amountMinor, currency } = payment;
  if (Number(amountMinor) !== event.amountMinor || currency !== event.currency) {
    return `paid ${event.amountMinor} ${event.currency} instead of ${amountMinor} ${currency}`;
  }
  if (payment.state !== "succeeded" || paymentRef === null || paymentRef === event.paymentRef) return null;
  return `paid a second time, by ${event.paymentRef} after ${paymentRef}`;
}

/**
 * Declines a payment that is not credited. One that is credited was either declined before it came through, which
 * is old news, or fails after all: then it is taken back.
 */
export async function applyFailure(
  ctx: ServiceContext,
  tx: Transaction,
  provider: string,
  event: EventOf<"payment_failed">,
): Promise<Applied> {
  const payment = await lockPayment(tx, { id: event.paymentId });
  if (!payment) return unknownPayment;
  if (payment.provider !== provider) return otherProvider;
  switch (payment.state) {
    case "pending":
    case "processing":
      await declinePayment(ctx, tx, payment, event);
      return done;
    case "declined":
    case "abandoned":
      return done;
    case "succeeded":
      if (payment.completedAt !== null && event.occurredAt <= payment.completedAt) return done;
      if (event.paymentRef !== null && event.paymentRef !== payment.paymentRef) return done;
      await failLate(ctx, tx, payment);
      return done;
    default:
      return payment.state satisfies never;
  }
}

async function failLate(ctx: ServiceContext, tx: Transaction, payment: PaymentRecord): Promise<void> {
  const amountMinor = await leftOf(tx, payment);
  if (amountMinor <= 0) return;
  const providerRef = `failed_late:${payment.id}`;
  await reversePayment(ctx, tx, payment, { reason: "failed_late", providerRef, amountMinor });
}

/** Notes that a payment is on its way, or was left; neither takes back what is decided. */
export async function applyProgress(
  ctx: ServiceContext,
  tx: Transaction,
  provider: string,
  event: EventOf<"payment_processing" | "payment_abandoned">,
): Promise<Applied> {
  const payment = await lockPayment(tx, { id: event.paymentId });
  if (!payment) return unknownPayment;
  if (payment.provider !== provider) return otherProvider;
  if (payment.state !== "pending") return done;
  await tx.db.payment.update({
    where: { id: payment.id },
    data:
      event.kind === "payment_processing"
        ? { state: "processing", paymentRef: payment.paymentRef ?? event.paymentRef }
        : { state: "abandoned", completedAt: ctx.clock.now() },
  });
  tx.hint(walletHint(payment.userId));
  return done;
}

/** Takes back what a card's bank took back. One that comes before the payment's success waits for it. */
export async function applyChargeback(
  ctx: ServiceContext,
  tx: Transaction,
  provider: string,
  { paymentRef, chargebackRef, amountMinor, currency }: EventOf<"chargeback">,
): Promise<Applied> {
  const payment = await lockPayment(tx, { paymentRef });
  if (!payment) return unknownPayment;
  if (payment.provider !== provider) return otherProvider;
  if (payment.state !== "succeeded") return { kind: "wait", reason: "the payment is not credited" };
  const leftMinor = await leftOf(tx, payment, chargebackRef);
  if (currency !== payment.currency || amountMinor > leftMinor) {
    const reason = `took back ${amountMinor} ${currency} of ${leftMinor} ${payment.currency}`;
    return { kind: "refused", reason };
  }
  await reversePayment(ctx, tx, payment, { reason: "chargeback", providerRef: chargebackRef, amountMinor });
  return done;
}

/** What of a payment its provider has not taken back yet, not counting the reversal of `exceptRef`. Minor units. */
async function leftOf(tx: Transaction, payment: PaymentRecord, exceptRef?: string): Promise<number> {
  const { _sum } = await tx.db.paymentReversal.aggregate({
    where: { paymentId: payment.id, ...(exceptRef === undefined ? {} : { providerRef: { not: exceptRef } }) },
    _sum: { amountMinor: true },
  });
  return Number(payment.amountMinor) - Number(_sum.amountMinor ?? 0n);
}
