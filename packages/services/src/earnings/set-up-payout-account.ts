import type { payoutAccountOutput } from "@paygo/contracts";
import type { z } from "zod";
import { requireRecentSignIn, requireRole } from "../authorize.ts";
import type { ServiceContext, Viewer } from "../context.ts";

/**
 * Opens the vendor's payout account with the provider, or goes on with it: says where the vendor tells the provider
 * who they are, and whether it accepts payouts by now. May be repeated at any time. Throws `forbidden`,
 * `recent_sign_in_required`, and `unavailable` when the provider is.
 */
export async function setUpPayoutAccount(
  ctx: ServiceContext,
  viewer: Viewer | null,
): Promise<z.output<typeof payoutAccountOutput>> {
  requireRole(viewer, "vendor");
  const { userId: vendorId } = requireRecentSignIn(ctx, viewer);
  await ctx.rateLimits.consume("payout", vendorId);
  const { prisma } = ctx.db;
  const { email, payoutAccount } = await prisma.user.findUniqueOrThrow({
    where: { id: vendorId },
    select: { email: true, payoutAccount: true },
  });
  const provider = ctx.payments.name;
  const known = payoutAccount?.provider === provider ? payoutAccount.accountRef : null;
  const account = await ctx.payments.setUpPayoutAccount({ id: vendorId, email, accountRef: known });
  const { accountRef, isReady, onboardingUrl } = account;
  const row = { provider, accountRef, isReady, updatedAt: ctx.clock.now() };
  await prisma.payoutAccount.upsert({ where: { vendorId }, create: { vendorId, ...row }, update: row });
  return { onboardingUrl, isReady };
}
