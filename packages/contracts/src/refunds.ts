import { z } from "zod";
import { amountMinor, id, idempotencyKey, instant, pageOf, pageSize, person } from "./primitives.ts";

/** The platform's part of a charge. */
export const fee = z.object({ basisPoints: z.int().min(0).max(10_000), fixedMinor: amountMinor });

export const refundReason = z.enum(["discount", "dispute"]);
/** Part of a charge that was given back: a credit note. */
export const refundView = z.object({
  id,
  number: z.int().min(1),
  reason: refundReason,
  note: z.string(),
  amountMinor,
  /** Who gave back how much; null to the customer. */
  split: z.object({ vendorMinor: amountMinor, feeMinor: amountMinor }).nullable(),
  createdAt: instant,
});
export type RefundView = z.infer<typeof refundView>;

export const disputeState = z.enum(["open", "refunded", "refused", "withdrawn"]);
export const disputeView = z.object({
  id,
  sessionId: id,
  state: disputeState,
  reason: z.string(),
  requestedMinor: amountMinor,
  openedAt: instant,
  resolvedAt: instant.nullable(),
  resolution: z.string().nullable(),
  refundedMinor: amountMinor,
});
export type DisputeView = z.infer<typeof disputeView>;

/** A dispute in a list, with whose it is. Its session's receipt has the timeline and the evidence. */
export const disputeSummary = disputeView.extend({
  serviceTitle: z.string(),
  /** Until when the vendor should have answered; afterwards an open dispute is overdue, and an admin's to resolve. */
  answerBy: instant,
  isOverdue: z.boolean(),
  customer: person,
  vendor: person,
  chargedMinor: amountMinor,
  currency: z.string(),
});
export type DisputeSummary = z.infer<typeof disputeSummary>;

const note = z.string().trim().min(1).max(500);
const refundAmount = z.int().min(1).max(100_000_000);

/** The vendor gives part of a charge back, or all of it, within the window. */
export const discountSessionInput = z.object({
  sessionId: id,
  amountMinor: refundAmount,
  note,
  idempotencyKey,
});
export const openDisputeInput = z.object({
  sessionId: id,
  reason: z.string().trim().min(10).max(2000),
  /** How much the customer wants back. */
  requestedMinor: refundAmount,
});
export const withdrawDisputeInput = z.object({ disputeId: id });
/** By the vendor or an admin: gives some of the charge back, or (0) nothing. */
export const resolveDisputeInput = z.object({
  disputeId: id,
  refundMinor: z.int().min(0).max(100_000_000),
  resolution: note,
});
export const disputeOutput = z.object({ dispute: disputeView });
export const listDisputesInput = z.object({
  state: disputeState.optional(),
  /** Only open ones that the vendor did not answer in time. */
  isOverdue: z.literal(true).optional(),
  cursor: z.uuid().optional(),
  limit: pageSize,
});
export const disputePage = pageOf(disputeSummary);
