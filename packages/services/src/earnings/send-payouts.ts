import type { Payout } from "@paygo/db";
import type { ServiceContext } from "../context.ts";
import { postponedIds, runEach } from "../payments/postponed.ts";
import type { TransferOutcome } from "../ports.ts";
import { transact } from "../transact.ts";
import { endPayout, lockPayout } from "./end-payout.ts";

const batchSize = 50;

/**
 * Sends the payouts that the provider was not asked for yet, or of which its answer was lost. Any number of these may
 * run at once, since asking twice moves money once; one that fails waits longer each time and keeps none of the others
 * waiting. Returns how many were sent.
 */
export async function sendPayouts(ctx: ServiceContext): Promise<number> {
  const batch = await ctx.db.prisma.payout.findMany({
    where: { state: "pending", provider: ctx.payments.name, id: { notIn: postponedIds(ctx) } },
    orderBy: { id: "asc" },
    take: batchSize,
  });
  const byId = new Map(batch.map((payout) => [payout.id, payout]));
  return runEach(ctx, [...byId.keys()], async (id) => {
    const payout = byId.get(id);
    if (payout) await sendPayout(ctx, payout);
    return payout !== undefined;
  });
}

/** Asks the provider for a pending payout, outside of any transaction, and records what it answered. */
export async function sendPayout(ctx: ServiceContext, payout: Payout): Promise<void> {
  if (payout.state !== "pending") return;
  const { id: payoutId, accountRef, currency } = payout;
  const amountMinor = Number(payout.amountMinor);
  const outcome = await ctx.payments.payOut({ payoutId, accountRef, amountMinor, currency });
  await recordOutcome(ctx, payoutId, outcome);
}

async function recordOutcome(ctx: ServiceContext, payoutId: string, outcome: TransferOutcome): Promise<void> {
  await transact(ctx, async (tx) => {
    const payout = await lockPayout(tx, payoutId);
    // Another worker, or an event of the provider, may have been faster.
    if (payout.state !== "pending") return;
    const sent = await tx.db.payout.update({
      where: { id: payoutId },
      data: { state: "sent", providerRef: outcome.ref },
    });
    switch (outcome.state) {
      case "pending":
        return;
      case "succeeded":
        return endPayout(ctx, tx, sent, { state: "paid" });
      case "failed":
        return endPayout(ctx, tx, sent, { state: "returned", failureCode: outcome.failureCode });
      default:
        outcome satisfies never;
    }
  });
}
