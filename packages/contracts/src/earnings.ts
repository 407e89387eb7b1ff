import { z } from "zod";
import { amountMinor, currency, id, idempotencyKey, instant, pageOf, pageSize } from "./primitives.ts";
import { transferState } from "./wallet.ts";

export const payoutSchedule = z.enum(["on_demand", "weekly", "monthly"]);

export const earningsView = z.object({
  currency,
  /** Earned, but the dispute window is open. */
  pendingMinor: amountMinor,
  /** May be paid out. */
  availableMinor: amountMinor,
  /** On its way to the bank. */
  inTransitMinor: amountMinor,
  /** Arrived, in all. */
  paidMinor: amountMinor,
  /** When the next of the pending money becomes available; null when none is pending. */
  nextAvailableAt: instant.nullable(),
  payout: z.object({
    minimumMinor: amountMinor,
    schedule: payoutSchedule,
    nextAt: instant.nullable(),
    /** Where payouts go is set up and accepts them. */
    isReady: z.boolean(),
  }),
});
export type EarningsView = z.infer<typeof earningsView>;

/** A vendor's net share, by day and by service, after refunds. */
export const earningsChartInput = z.object({
  /** Midnights of the reader's days, in order, as the browser knows them: their starts, and the end of the last. */
  dayStarts: z
    .array(z.iso.datetime())
    .min(2)
    .max(63)
    .refine((starts) =>
      starts.every((start, i) => i === 0 || Date.parse(start) > Date.parse(starts[i - 1] ?? "")),
    ),
});
export const earningsChartView = z.object({
  currency,
  days: z.array(z.object({ startsAt: instant, earnedMinor: amountMinor })),
  services: z.array(
    z.object({ serviceId: id, title: z.string(), sessions: z.int().min(0), earnedMinor: amountMinor }),
  ),
});
export type EarningsChartView = z.infer<typeof earningsChartView>;

export const payoutView = z.object({
  id,
  number: z.int().min(1),
  amountMinor,
  currency,
  state: transferState,
  isScheduled: z.boolean(),
  failureCode: z.string().nullable(),
  createdAt: instant,
  completedAt: instant.nullable(),
});
export type PayoutView = z.infer<typeof payoutView>;
export const requestPayoutInput = z.object({
  amountMinor: z.int().min(1).max(10_000_000_000),
  idempotencyKey,
});
export const payoutOutput = z.object({ payout: payoutView });
export const listPayoutsInput = z.object({ cursor: z.uuid().optional(), limit: pageSize });
export const payoutPage = pageOf(payoutView);
export const setPayoutScheduleInput = z.object({ schedule: payoutSchedule });
/** Where the vendor tells the provider who they are; in the sandbox it is done at once and the address is ours. */
export const payoutAccountOutput = z.object({ onboardingUrl: z.string(), isReady: z.boolean() });
