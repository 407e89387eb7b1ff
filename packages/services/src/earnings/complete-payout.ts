import type { ServiceContext } from "../context.ts";
import { transact } from "../transact.ts";
import { endPayout, lockPayout } from "./end-payout.ts";

/**
 * What the provider says of a payout: it arrived, or it came back. Told twice or out of order it changes nothing that
 * is final. `payoutId` finds a payout of which the provider tells before it answered us. False when it is not one of
 * ours, or not yet known by this reference.
 */
export async function completePayout(
  ctx: ServiceContext,
  report: {
    payoutRef: string;
    payoutId?: string | null | undefined;
    state: "succeeded" | "failed";
    failureCode: string | null;
  },
): Promise<boolean> {
  const { payoutRef, payoutId, state, failureCode } = report;
  const { name: provider } = ctx.payments;
  const found = await ctx.db.prisma.payout.findFirst({
    where: {
      provider,
      OR: [{ providerRef: payoutRef }, ...(payoutId ? [{ id: payoutId, providerRef: null }] : [])],
    },
    select: { id: true },
  });
  if (!found) return false;
  await transact(ctx, async (tx) => {
    const payout = await lockPayout(tx, found.id);
    if (payout.providerRef === null) {
      await tx.db.payout.update({ where: { id: payout.id }, data: { providerRef: payoutRef } });
    }
    await endPayout(
      ctx,
      tx,
      payout,
      state === "succeeded" ? { state: "paid" } : { state: "returned", failureCode },
    );
  });
  return true;
}
