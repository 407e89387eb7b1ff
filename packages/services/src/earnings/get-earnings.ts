import type { EarningsView } from "@paygo/contracts";
import { requireRole } from "../authorize.ts";
import type { ServiceContext, Viewer } from "../context.ts";

/** A vendor's money by how far it has come, and how it is paid out. */
export async function getEarnings(ctx: ServiceContext, viewer: Viewer | null): Promise<EarningsView> {
  return readEarnings(ctx, requireRole(viewer, "vendor").userId);
}

/** As {@link getEarnings}, for a verb that has authorised the vendor already. */
export async function readEarnings(ctx: ServiceContext, vendorId: string): Promise<EarningsView> {
  const { currency, payout } = ctx.settings;
  const now = ctx.clock.now();
  const { prisma } = ctx.db;
  const [accounts, paid, next, account] = await Promise.all([
    prisma.ledgerAccount.findMany({ where: { ownerId: vendorId, currency } }),
    prisma.payout.aggregate({ where: { vendorId, currency, state: "paid" }, _sum: { amountMinor: true } }),
    // What is due is released within a minute, unless it is disputed: then nobody knows when.
    prisma.earning.findFirst({
      where: { vendorId, currency, state: "pending", availableAt: { gt: now } },
      orderBy: { availableAt: "asc" },
      select: { availableAt: true },
    }),
    prisma.payoutAccount.findUnique({ where: { vendorId } }),
  ]);
  const balanceOf = (kind: (typeof accounts)[number]["kind"]) =>
    Number(accounts.find((each) => each.kind === kind)?.balanceMinor ?? 0n);
  return {
    currency,
    pendingMinor: balanceOf("earnings_pending"),
    availableMinor: balanceOf("earnings_available"),
    inTransitMinor: balanceOf("payouts_in_transit"),
    paidMinor: Number(paid._sum.amountMinor ?? 0n),
    nextAvailableAt: next?.availableAt.toISOString() ?? null,
    payout: {
      minimumMinor: payout.minimumMinor,
      schedule: account?.schedule ?? "on_demand",
      nextAt: account?.nextAt?.toISOString() ?? null,
      isReady: account?.provider === ctx.payments.name && account.isReady,
    },
  };
}
