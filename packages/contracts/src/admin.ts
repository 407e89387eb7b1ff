import { accountKinds, adjustableKinds, transactionKinds } from "@paygo/core";
import { z } from "zod";
import {
  amountMinor,
  currency,
  id,
  idempotencyKey,
  instant,
  pageOf,
  pageSize,
  person,
  role,
} from "./primitives.ts";
import { fee } from "./refunds.ts";
import { sessionSummary } from "./streaming.ts";

export const openSessionsView = z.object({ items: z.array(sessionSummary) });
/** The sum of every kind of account; together they are zero, always. */
export const ledgerSums = z.object({
  currency,
  kinds: z.array(z.object({ kind: z.enum(accountKinds), balanceMinor: z.int() })),
  totalMinor: z.int(),
});
export type LedgerSums = z.infer<typeof ledgerSums>;

export const feeScheduleView = z.object({
  id,
  effectiveFrom: instant,
  fee,
  createdBy: z.string().nullable(),
});
export type FeeScheduleView = z.infer<typeof feeScheduleView>;
/** `current` is what a session that starts now would keep. */
export const feeSchedules = z.object({ currency, current: fee, items: z.array(feeScheduleView) });
export const addFeeScheduleInput = z.object({
  /** Not in the past. */
  effectiveFrom: z.iso.datetime(),
  fee,
});

/** One transaction of the ledger with all its entries. */
export const ledgerTransactionView = z.object({
  id,
  kind: z.enum(transactionKinds),
  currency,
  postedAt: instant,
  sessionId: id.nullable(),
  entries: z.array(
    z.object({
      accountKind: z.enum(accountKinds),
      owner: person.nullable(),
      amountMinor: z.int(),
      balanceAfterMinor: z.int(),
    }),
  ),
});
export type LedgerTransactionView = z.infer<typeof ledgerTransactionView>;
export const searchLedgerInput = z.object({
  /** An e-mail address, or an id of a transaction, session, payment or person. */
  query: z.string().trim().max(254).optional(),
  kind: z.enum(transactionKinds).optional(),
  from: z.iso.datetime().optional(),
  to: z.iso.datetime().optional(),
  cursor: z.uuid().optional(),
  limit: pageSize,
});
export const ledgerTransactionPage = pageOf(ledgerTransactionView);

/** A person with the balances of their accounts. */
export const accountBalances = z.object({
  person: person.extend({ email: z.string(), role }),
  balances: z.array(z.object({ kind: z.enum(accountKinds), currency, balanceMinor: z.int() })),
});
export type AccountBalances = z.infer<typeof accountBalances>;
export const searchAccountsInput = z.object({
  query: z.string().trim().max(254).optional(),
  cursor: z.uuid().optional(),
  limit: pageSize,
});
export const accountBalancesPage = pageOf(accountBalances);

export const adjustmentState = z.enum(["awaiting_approval", "posted", "rejected"]);
export const adjustmentView = z.object({
  id,
  person,
  accountKind: z.enum(adjustableKinds),
  amountMinor: z.int(),
  currency,
  reason: z.string(),
  state: adjustmentState,
  requestedBy: person,
  requestedAt: instant,
  decidedBy: person.nullable(),
  decidedAt: instant.nullable(),
});
export type AdjustmentView = z.infer<typeof adjustmentView>;
export const requestAdjustmentInput = z.object({
  userId: id,
  accountKind: z.enum(adjustableKinds),
  amountMinor: z
    .int()
    .min(-100_000_000)
    .max(100_000_000)
    .refine((amount) => amount !== 0),
  reason: z.string().trim().min(10).max(500),
  idempotencyKey,
});
export const decideAdjustmentInput = z.object({ adjustmentId: id, isApproved: z.boolean() });
export const adjustmentOutput = z.object({ adjustment: adjustmentView });
export const listAdjustmentsInput = z.object({
  state: adjustmentState.optional(),
  cursor: z.uuid().optional(),
  limit: pageSize,
});
/** Above `approvalLimitMinor`, in one piece or in several within 24 hours, a second admin has to approve. */
export const adjustmentPage = pageOf(adjustmentView).extend({ approvalLimitMinor: amountMinor, currency });

export const findingView = z.object({
  id,
  check: z.string(),
  subject: z.string(),
  amountMinor: z.int(),
  currency,
  details: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
  firstSeenAt: instant,
  lastSeenAt: instant,
  resolvedAt: instant.nullable(),
});
export type FindingView = z.infer<typeof findingView>;
export const reconciliationView = z.object({
  lastRun: z
    .object({
      startedAt: instant,
      finishedAt: instant.nullable(),
      examined: z.record(z.string(), z.int().min(0)),
    })
    .nullable(),
  open: z.array(findingView),
  resolved: z.array(findingView),
});
export type ReconciliationView = z.infer<typeof reconciliationView>;
