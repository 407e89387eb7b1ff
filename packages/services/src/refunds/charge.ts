import { adjustmentWindowEndMs, DomainError, isWithinAdjustmentWindow } from "@paygo/core";
import type { Prisma } from "@paygo/db";
import type { ServiceContext } from "../context.ts";
import { lockSessionRows } from "../sessions/record-sql.ts";
import type { Transaction } from "../transact.ts";

const included = { refunds: true, dispute: true, earning: true } as const;

/** An ended session with all that was made of its charge since. */
export type Charge = Prisma.SessionGetPayload<{ include: typeof included }>;

/**
 * Locks a session and reads what was made of its charge: nobody refunds, disputes or releases any of it meanwhile.
 * Throws `not_found`. An open session is not refused, so that a stranger does not learn of it: see {@link chargedOf}.
 */
export async function lockCharge(tx: Transaction, sessionId: string): Promise<Charge> {
  await lockSessionRows(tx.sql, [sessionId], "wait");
  const charge = await tx.db.session.findUnique({ where: { id: sessionId }, include: included });
  if (!charge) throw new DomainError("not_found", "no such session");
  return charge;
}

/** What was charged, and what of it was given back already. Throws `not_found` while the session is open. */
export function chargedOf(charge: Charge): {
  chargedMinor: number;
  refundedMinor: number;
  leftMinor: number;
} {
  if (charge.chargedMinor === null) throw new DomainError("not_found", "the session has not ended");
  const chargedMinor = Number(charge.chargedMinor);
  const refundedMinor = charge.refunds.reduce((sum, { amountMinor }) => sum + Number(amountMinor), 0);
  return { chargedMinor, refundedMinor, leftMinor: chargedMinor - refundedMinor };
}

/**
 * How long after its end a bill can be discounted or disputed, in milliseconds. Where the vendor has a share, until
 * the instant that was written with it, which its release goes by: another setting since changes nothing.
 */
export function windowMsOf(
  ctx: Pick<ServiceContext, "settings">,
  ended: { endedAt: Date; earning: { availableAt: Date } | null },
): number {
  if (!ended.earning) return ctx.settings.disputeWindowMs;
  return ended.earning.availableAt.getTime() - ended.endedAt.getTime();
}

/** Throws `adjustment_window_closed` (with `closedAt`) when the bill can no longer be discounted or disputed. */
export function requireOpenWindow(ctx: ServiceContext, charge: Charge, now: Date): void {
  const { endedAt, earning } = charge;
  if (endedAt === null) throw new DomainError("not_found", "the session has not ended");
  const windowMs = windowMsOf(ctx, { endedAt, earning });
  const isReleased = earning !== null && earning.state !== "pending";
  if (!isReleased && isWithinAdjustmentWindow(endedAt.getTime(), now.getTime(), windowMs)) return;
  const closedAt = new Date(adjustmentWindowEndMs(endedAt.getTime(), windowMs)).toISOString();
  throw new DomainError("adjustment_window_closed", "the bill is final", { closedAt });
}
