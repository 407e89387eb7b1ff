import { transactionKinds } from "@paygo/core";
import { z } from "zod";
import {
  amountMinor,
  currency,
  id,
  idempotencyKey,
  instant,
  pageOf,
  pageSize,
  sequenceCursor,
} from "./primitives.ts";

export const walletView = z.object({
  currency,
  availableMinor: amountMinor,
  heldMinor: amountMinor,
  /** On its way back to cards. */
  withdrawingMinor: amountMinor,
  /** What the customer owes after a payment was taken back; while it is above zero the wallet is blocked. */
  owedMinor: amountMinor,
  /** The limits of one top-up. */
  topUp: z.object({ minMinor: amountMinor, maxMinor: amountMinor }),
});
export type WalletView = z.infer<typeof walletView>;

/** One movement of the reader's money, seen from the wallet: what it did to available and to held. */
export const walletLine = z.object({
  id,
  kind: z.enum(transactionKinds),
  postedAt: instant,
  currency,
  availableDeltaMinor: z.int(),
  heldDeltaMinor: z.int(),
  /** For a settlement: the part that was charged. */
  chargedMinor: amountMinor,
  /** What it did to a vendor's earnings, pending and available together. */
  earnedMinor: z.int(),
  session: z.object({ id, title: z.string() }).nullable(),
});
export type WalletLine = z.infer<typeof walletLine>;
export const walletLinesInput = z.object({
  cursor: sequenceCursor.optional(),
  limit: pageSize,
  kind: z.enum(transactionKinds).optional(),
  /** In the title of the session's service. */
  query: z.string().trim().max(100).optional(),
});
export const walletPage = pageOf(walletLine);

export const topUpInput = z.object({
  amountMinor: z.int().min(1).max(100_000_000),
  idempotencyKey,
  /** A path of this site, never another address: no `//` in it, however a browser would come to see one. */
  returnPath: z
    .string()
    .max(500)
    .regex(/^(?:\/(?!\/)[^/\\?#\p{Cc}]*)+(?:[?#][^\\\p{Cc}]*)?$/u)
    .default("/wallet"),
  /** Keep the card for one-tap top-ups and automatic refills. */
  saveCard: z.boolean().optional(),
});
export const paymentState = z.enum(["pending", "processing", "succeeded", "declined", "abandoned"]);
export const paymentPurpose = z.enum(["top_up", "one_tap", "auto_refill"]);
export const paymentView = z.object({
  id,
  state: paymentState,
  purpose: paymentPurpose,
  /** Why it was declined, in the provider's words. */
  failureCode: z.string().nullable(),
  provider: z.string(),
  /** Whether the payer says here how the payment ends (`completeCheckoutInput`); otherwise its provider reports it. */
  canChooseOutcome: z.boolean(),
  amountMinor,
  currency,
  returnPath: z.string(),
  createdAt: instant,
  completedAt: instant.nullable(),
});
export type PaymentView = z.infer<typeof paymentView>;
export const topUpOutput = z.object({ payment: paymentView, checkoutUrl: z.string() });
export const paymentInput = z.object({ paymentId: id });
export const paymentOutput = z.object({ payment: paymentView });
/**
 * What the payer chooses on the built-in checkout page. `success_late` and `failure_late` are a bank that takes
 * its time; `success_twice` is one that reports the same success twice; `chargeback` takes a success back.
 */
export const sandboxOutcome = z.enum([
  "success",
  "decline",
  "abandon",
  "success_late",
  "failure_late",
  "success_twice",
  "chargeback",
]);
export const completeCheckoutInput = z.object({ paymentId: id, outcome: sandboxOutcome });

export const paymentMethodView = z.object({
  id,
  brand: z.string(),
  last4: z.string(),
  expiryMonth: z.int().min(1).max(12),
  expiryYear: z.int(),
});
export type PaymentMethodView = z.infer<typeof paymentMethodView>;
export const paymentMethodList = z.object({ items: z.array(paymentMethodView) });
export const removePaymentMethodInput = z.object({ paymentMethodId: id });

/** Charges a saved card at once, e.g. from the room. */
export const oneTapTopUpInput = z.object({
  amountMinor: z.int().min(1).max(100_000_000),
  paymentMethodId: id,
  idempotencyKey,
  sessionId: id.optional(),
});

export const autoRefillView = z.object({
  isOn: z.boolean(),
  thresholdMinutes: z.int().min(1).max(60),
  amountMinor,
  monthlyCeilingMinor: amountMinor,
  paymentMethodId: id.nullable(),
  /** What automatic refills took this calendar month (UTC). */
  usedThisMonthMinor: amountMinor,
  /** Why it was switched off for the customer: the failure of the last charge, or the payment that was taken back. */
  stoppedCode: z.string().nullable(),
});
export type AutoRefillView = z.infer<typeof autoRefillView>;
export const setAutoRefillInput = z.object({
  isOn: z.boolean(),
  thresholdMinutes: z.int().min(1).max(60),
  amountMinor: z.int().min(1).max(100_000_000),
  monthlyCeilingMinor: z.int().min(1).max(100_000_000),
  paymentMethodId: id,
});

/** What was charged on each of the reader's last days, oldest first. */
export const spendInput = z.object({
  /** Midnights of the reader's days, as the browser knows them: the starts of the days, and the end of the last. */
  dayStarts: z.array(z.iso.datetime()).min(2).max(63),
});
export const spendView = z.object({
  currency,
  totalMinor: amountMinor,
  days: z.array(z.object({ startsAt: instant, spentMinor: amountMinor })),
});
export type SpendView = z.infer<typeof spendView>;

export const transferState = z.enum(["pending", "sent", "paid", "returned"]);
export const withdrawalView = z.object({
  id,
  amountMinor,
  currency,
  state: transferState,
  createdAt: instant,
  completedAt: instant.nullable(),
  parts: z.array(
    z.object({ amountMinor, state: transferState, paidInAt: instant, card: z.string().nullable() }),
  ),
});
export type WithdrawalView = z.infer<typeof withdrawalView>;
export const withdrawInput = z.object({ amountMinor: z.int().min(1).max(100_000_000), idempotencyKey });
export const withdrawOutput = z.object({ withdrawal: withdrawalView });
export const withdrawalsView = z.object({
  /** What may go back to cards now: available money, as far as it came from cards. */
  withdrawableMinor: amountMinor,
  items: z.array(withdrawalView),
});
