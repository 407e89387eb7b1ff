import type { ServiceContext } from "../context.ts";
import type { TransferOutcome } from "../ports.ts";
import { transact } from "../transact.ts";
import { endWithdrawalPart, lockPart, refreshState } from "./end-withdrawal-part.ts";
import { postponedIds, runEach } from "./postponed.ts";

const batchSize = 50;

/**
 * Sends the parts of withdrawals to their cards: those that nobody was asked for yet, and those whose answer was
 * lost. A part is noted as sent before the provider is asked, so that a chargeback knows what it can still stop.
 * Any number of these may run at once; the provider knows the part's id. Returns how many were answered.
 */
export async function sendWithdrawals(ctx: ServiceContext): Promise<number> {
  const waiting = await ctx.db.prisma.withdrawalPart.findMany({
    where: {
      OR: [{ state: "pending" }, { state: "sent", providerRef: null }],
      payment: { provider: ctx.payments.name },
      id: { notIn: postponedIds(ctx) },
    },
    orderBy: { id: "asc" },
    take: batchSize,
    select: { id: true },
  });
  return runEach(
    ctx,
    waiting.map(({ id }) => id),
    (id) => sendPart(ctx, id),
  );
}

async function sendPart(ctx: ServiceContext, partId: string): Promise<boolean> {
  const request = await claimPart(ctx, partId);
  if (!request) return false;
  await recordRefund(ctx, partId, await ctx.payments.refund(request));
  return true;
}

/** What to ask the provider for; null when there is nothing to ask any more. */
function claimPart(ctx: ServiceContext, partId: string) {
  return transact(ctx, async (tx) => {
    const part = await lockPart(tx, partId);
    const isWaiting = part?.state === "pending" || (part?.state === "sent" && part.providerRef === null);
    const paymentRef = part?.payment.paymentRef;
    if (!part || !isWaiting || !paymentRef) return null;
    if (part.state === "pending") {
      await tx.db.withdrawalPart.update({ where: { id: partId }, data: { state: "sent" } });
      await refreshState(tx, part.withdrawalId, ctx.clock.now());
    }
    return {
      partId,
      paymentRef,
      amountMinor: Number(part.amountMinor),
      currency: part.withdrawal.currency,
    };
  });
}

/** The provider's events may have said it already, or more: what is decided stays. */
function recordRefund(ctx: ServiceContext, partId: string, outcome: TransferOutcome): Promise<boolean> {
  return transact(ctx, async (tx) => {
    switch (outcome.state) {
      case "succeeded":
        return endWithdrawalPart(ctx, tx, partId, { from: ["sent"], to: "paid", providerRef: outcome.ref });
      case "failed": {
        const { failureCode, ref } = outcome;
        const end = { from: ["sent"], to: "returned", failureCode } as const;
        return endWithdrawalPart(ctx, tx, partId, ref === null ? end : { ...end, providerRef: ref });
      }
      case "pending": {
        const { count } = await tx.db.withdrawalPart.updateMany({
          where: { id: partId, state: "sent" },
          data: { providerRef: outcome.ref },
        });
        return count === 1;
      }
      default:
        return outcome satisfies never;
    }
  });
}
