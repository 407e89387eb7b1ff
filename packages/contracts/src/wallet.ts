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
  /** What was earned, on a vendor's page. */
  earnedMinor: amountMinor,
  session: z.object({ id, title: z.string() }).nullable(),
});
export type WalletLine = z.infer<typeof walletLine>;
export const walletLinesInput = z.object({ cursor: sequenceCursor.optional(), limit: pageSize });
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
});
export const paymentState = z.enum(["pending", "succeeded", "declined", "abandoned"]);
export const paymentView = z.object({
  id,
  state: paymentState,
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
export const completeCheckoutInput = z.object({
  paymentId: id,
  outcome: z.enum(["success", "decline", "abandon"]),
});
