import type { ServiceContext } from "../context.ts";

/** Providers date what they tell by the second, so news of the same second may be newer. */
const resolutionMs = 1_000;

/**
 * What a provider says of a payout account: whether it accepts payouts. Told twice, or after something newer, it
 * changes nothing. False when the account is not (or not yet) one of ours; setting it up reads the same.
 */
export async function updatePayoutAccount(
  ctx: ServiceContext,
  report: { provider: string; accountRef: string; isReady: boolean; occurredAt: Date },
): Promise<boolean> {
  const { provider, accountRef, isReady, occurredAt } = report;
  const { payoutAccount } = ctx.db.prisma;
  const known = await payoutAccount.findFirst({
    where: { provider, accountRef },
    select: { vendorId: true },
  });
  if (!known) return false;
  await payoutAccount.updateMany({
    where: {
      vendorId: known.vendorId,
      provider,
      accountRef,
      updatedAt: { lt: new Date(occurredAt.getTime() + resolutionMs) },
    },
    data: { isReady, updatedAt: occurredAt },
  });
  return true;
}
