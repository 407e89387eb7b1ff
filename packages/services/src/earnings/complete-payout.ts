import type { Payout } from "@paygo/db";
import { z } from "zod";
import type { ServiceContext } from "../context.ts";
import { type Applied, done } from "../payments/applied.ts";
import { transact } from "../transact.ts";
import { endPayout, lockPayout } from "./end-payout.ts";

interface PayoutReport {
  payoutRef: string;
  payoutId?: string | null | undefined;
  state: "succeeded" | "failed";
  failureCode: string | null;
  amountMinor?: number | undefined;
  currency?: string | undefined;
}

/**
 * What the provider says of a payout: it arrived, or it came back. Told twice or out of order it changes nothing that
 * is final. `payoutId` finds a payout of which the provider tells before it answered us. One that is not ours, or not
 * yet known by this reference, waits; what contradicts our books is refused.
 */
export async function completePayout(ctx: ServiceContext, report: PayoutReport): Promise<Applied> {
  const { payoutRef, state, failureCode } = report;
  const { name: provider } = ctx.payments;
  const carriedId = z.uuid().safeParse(report.payoutId).data;
  const found = await ctx.db.prisma.payout.findFirst({
    where: {
      provider,
      OR: [{ providerRef: payoutRef }, ...(carriedId ? [{ id: carriedId }] : [])],
    },
    select: { id: true },
  });
  if (!found) return { kind: "wait", reason: "nothing of ours has this reference" };
  return transact(ctx, async (tx) => {
    const payout = await lockPayout(tx, found.id);
    const problem = contradictionOf(payout, report);
    if (problem !== null) return { kind: "refused", reason: problem };
    const isOther = payout.providerRef !== null && payout.providerRef !== payoutRef;
    if (payout.state === "returned" || isOther) return done;
    if (payout.providerRef === null) {
      await tx.db.payout.update({ where: { id: payout.id }, data: { providerRef: payoutRef } });
    }
    await endPayout(
      ctx,
      tx,
      payout,
      state === "succeeded" ? { state: "paid" } : { state: "returned", failureCode },
    );
    return done;
  });
}

function contradictionOf(payout: Payout, report: PayoutReport): string | null {
  const { amountMinor = Number(payout.amountMinor), currency = payout.currency } = report;
  if (amountMinor !== Number(payout.amountMinor) || currency !== payout.currency) {
    return `paid out ${amountMinor} ${currency} instead of ${payout.amountMinor} ${payout.currency}`;
  }
  if (report.state === "failed" || payout.providerRef === report.payoutRef) return null;
  // Under its own reference one that came back may be told of late; any other way it was paid without our knowing.
  if (payout.state === "returned") return "the payout arrived after it had come back";
  if (payout.providerRef === null) return null;
  return `paid out a second time, by ${report.payoutRef} after ${payout.providerRef}`;
}
