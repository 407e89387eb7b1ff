import { accountKinds, transactionKinds } from "@paygo/core";
import { z } from "zod";
import { payoutView } from "./earnings.ts";
import { amountMinor, currency, id, instant, person } from "./primitives.ts";
import { refundView } from "./refunds.ts";
import { receiptView } from "./streaming.ts";

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

/** A name of the IANA time zone database, e.g. `Europe/Berlin`. Offsets (`+02:00`) are not names. */
export const timeZone = z
  .string()
  .max(64)
  .regex(/^[A-Za-z]/)
  .refine(isTimeZone);
/** A month of the calendar, `YYYY-MM`. */
export const calendarMonth = z.string().regex(/^20\d\d-(?:0[1-9]|1[0-2])$/);

/** What one transaction did to a balance that a statement is about. */
export const statementLine = z.object({
  transactionId: id,
  kind: z.enum(transactionKinds),
  at: instant,
  amountMinor: z.int(),
  balanceMinor: z.int(),
  /** `peer` is the other side of the session. */
  session: z.object({ id, title: z.string(), peer: z.string(), receiptNumber: z.int() }).nullable(),
  /** For a vendor's share: what the customer paid (or was given back) and the platform's fee of it. */
  gross: z.object({ amountMinor: z.int(), feeMinor: z.int() }).nullable(),
  creditNoteNumber: z.int().nullable(),
  payoutNumber: z.int().nullable(),
  /** Why somebody corrected the balance by hand. */
  reason: z.string().nullable(),
});
export type StatementLine = z.infer<typeof statementLine>;

export const statementInput = z.object({
  month: calendarMonth,
  timeZone,
  /** Only admins may name somebody else. */
  userId: id.optional(),
});

const statementHead = {
  person,
  currency,
  month: calendarMonth,
  timeZone,
  /** The month's first instant, and the first after it. */
  from: instant,
  to: instant,
  /** The end of the month or, while it lasts, now. */
  issuedAt: instant,
  isComplete: z.boolean(),
  lines: z.array(statementLine),
};

const customerBalances = z.object({
  /** Available and held together: what the lines add up to. */
  balanceMinor: amountMinor,
  heldMinor: amountMinor,
  withdrawingMinor: amountMinor,
  owedMinor: amountMinor,
});
/** A customer's month: opening + lines = closing, to the minor unit. */
export const customerStatement = z.object({
  kind: z.literal("customer"),
  ...statementHead,
  opening: customerBalances,
  closing: customerBalances,
});
export type CustomerStatement = z.infer<typeof customerStatement>;

const vendorBalances = z.object({
  /** Pending and available together: what the lines add up to. */
  balanceMinor: amountMinor,
  pendingMinor: amountMinor,
  availableMinor: amountMinor,
  inTransitMinor: amountMinor,
});
/** A vendor's month. */
export const vendorStatement = z.object({
  kind: z.literal("vendor"),
  ...statementHead,
  opening: vendorBalances,
  closing: vendorBalances,
});
export type VendorStatement = z.infer<typeof vendorStatement>;

export const monthlyStatement = z.discriminatedUnion("kind", [customerStatement, vendorStatement]);
export type MonthlyStatement = z.infer<typeof monthlyStatement>;

/** What a payout is made of: the available earnings since the payout before it. The last line is the payout. */
export const payoutStatement = z.object({
  vendor: person,
  payout: payoutView,
  previousNumber: z.int().nullable(),
  openingMinor: amountMinor,
  closingMinor: amountMinor,
  lines: z.array(statementLine),
});
export type PayoutStatement = z.infer<typeof payoutStatement>;

/** A refund with the receipt that it corrects. */
export const creditNote = z.object({ refund: refundView, receipt: receiptView });
export type CreditNote = z.infer<typeof creditNote>;

export const payoutStatementInput = z.object({ payoutId: id });
export const creditNoteInput = z.object({ refundId: id });
/** From (included) to (not included); a year at most. */
export const ledgerExportInput = z.object({ from: z.iso.datetime(), to: z.iso.datetime() });

/** One transaction of a ledger export, with what an accountant needs to find its source. */
export const exportedTransaction = z.object({
  id,
  kind: z.enum(transactionKinds),
  currency,
  postedAt: instant,
  sessionId: id.nullable(),
  receiptNumber: z.int().nullable(),
  idempotencyKey: z.string(),
  entries: z.array(
    z.object({
      id: z.int(),
      accountKind: z.enum(accountKinds),
      ownerId: id.nullable(),
      amountMinor: z.int(),
      balanceAfterMinor: z.int(),
    }),
  ),
});
export type ExportedTransaction = z.infer<typeof exportedTransaction>;
