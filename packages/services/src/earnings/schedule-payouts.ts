import { nextPayoutAtMs } from "@paygo/core";
import type { ServiceContext } from "../context.ts";
import { transact } from "../transact.ts";
import { createPayout, readAvailable } from "./create-payout.ts";

/**
 * Makes the payouts of the vendors whose schedule says so, each once: all that is available, unless it is below the
 * minimum or the account accepts none, which waits for the next time. Any number of workers may run. Returns how
 * many were made; `sendPayouts` sends them.
 */
export async function schedulePayouts(ctx: ServiceContext): Promise<number> {
  const due = await ctx.db.prisma.payoutAccount.findMany({
    where: { nextAt: { lte: ctx.clock.now() } },
    orderBy: { nextAt: "asc" },
    select: { vendorId: true },
  });
  let made = 0;
  for (const { vendorId } of due) {
    try {
      if (await scheduleOne(ctx, vendorId)) made += 1;
    } catch (error) {
      ctx.log.error({ error, vendorId }, "a scheduled payout could not be made");
    }
  }
  return made;
}

async function scheduleOne(ctx: ServiceContext, vendorId: string): Promise<boolean> {
  return transact(ctx, async (tx) => {
    const now = ctx.clock.now();
    const [locked] = await tx.sql.query<{ nextAt: Date }>(
      `SELECT next_at AS "nextAt" FROM payout_accounts WHERE vendor_id = $1::uuid AND next_at <= $2::timestamptz
      FOR UPDATE SKIP LOCKED`,
      [vendorId, now],
    );
    if (!locked) return false;
    const account = await tx.db.payoutAccount.findUniqueOrThrow({ where: { vendorId } });
    const nextAtMs = nextPayoutAtMs(account.schedule, now.getTime());
    await tx.db.payoutAccount.update({
      where: { vendorId },
      data: { nextAt: nextAtMs === null ? null : new Date(nextAtMs) },
    });
    const amountMinor = await readAvailable(tx, vendorId, ctx.settings.currency);
    const isAccepting = account.isReady && account.provider === ctx.payments.name;
    if (!isAccepting || amountMinor < Math.max(1, ctx.settings.payout.minimumMinor)) return false;
    const idempotencyKey = `schedule:${locked.nextAt.toISOString()}`;
    const order = { amountMinor, availableMinor: amountMinor, isScheduled: true, idempotencyKey };
    await createPayout(ctx, tx, account, order);
    return true;
  });
}
