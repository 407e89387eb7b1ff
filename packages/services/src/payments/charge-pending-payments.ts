import type { ServiceContext } from "../context.ts";
import { chargePayment } from "./charge-payment.ts";
import { postponedIds, runEach } from "./postponed.ts";

const batchSize = 50;
/** A one-tap top-up is charged by its own request; one that is older was left by a crash or an absent provider. */
const leftAfterMs = 15_000;

/**
 * Charges the saved cards of the payments that wait for it: automatic refills, and one-tap top-ups whose request
 * did not come to its end. Any number of these may run at once. Returns how many were decided.
 */
export async function chargePendingPayments(ctx: ServiceContext): Promise<number> {
  const leftSince = new Date(ctx.clock.now().getTime() - leftAfterMs);
  const waiting = await ctx.db.prisma.payment.findMany({
    where: {
      state: "pending",
      provider: ctx.payments.name,
      id: { notIn: postponedIds(ctx) },
      OR: [{ purpose: "auto_refill" }, { purpose: "one_tap", createdAt: { lte: leftSince } }],
    },
    orderBy: { createdAt: "asc" },
    take: batchSize,
    select: { id: true },
  });
  return runEach(
    ctx,
    waiting.map(({ id }) => id),
    async (id) => (await chargePayment(ctx, id)).state !== "pending",
  );
}
