import type { AutoRefillView, setAutoRefillInput } from "@paygo/contracts";
import { DomainError } from "@paygo/core";
import type { z } from "zod";
import { requireRole } from "../authorize.ts";
import type { ServiceContext, Viewer } from "../context.ts";
import { requireUnblockedWallet } from "../ledger/require-unblocked-wallet.ts";
import { lookAgain } from "../sessions/look-again.ts";
import { transact } from "../transact.ts";
import { getAutoRefill } from "./get-auto-refill.ts";
import { readOwnPaymentMethod } from "./own-payment-method.ts";
import { requireTopUpAmount } from "./require-top-up-amount.ts";

/**
 * Sets the customer's automatic refills. Switching off always works. Throws `invalid_input` for an amount outside
 * the limits of a top-up or a ceiling below it, `not_found` for a card that is not theirs, and `wallet_blocked`.
 */
export async function setAutoRefill(
  ctx: ServiceContext,
  viewer: Viewer | null,
  input: z.output<typeof setAutoRefillInput>,
): Promise<AutoRefillView> {
  const { userId } = requireRole(viewer, "user");
  const updatedAt = ctx.clock.now();
  if (!input.isOn) {
    await readOwnCard(ctx, userId, input.paymentMethodId);
    await ctx.db.prisma.autoRefill.updateMany({
      where: { userId },
      data: { isOn: false, stoppedCode: null, updatedAt },
    });
    return getAutoRefill(ctx, viewer);
  }
  requireTopUpAmount(ctx, input.amountMinor);
  if (input.monthlyCeilingMinor < input.amountMinor) {
    throw new DomainError("invalid_input", "the monthly ceiling is below one refill");
  }
  await readOwnPaymentMethod(ctx, userId, input.paymentMethodId);
  const { currency } = ctx.settings;
  await requireUnblockedWallet(ctx.db.sql, userId, currency);
  const settings = {
    isOn: true,
    thresholdMinutes: input.thresholdMinutes,
    amountMinor: BigInt(input.amountMinor),
    monthlyCeilingMinor: BigInt(input.monthlyCeilingMinor),
    currency,
    paymentMethodId: input.paymentMethodId,
    stoppedCode: null,
    updatedAt,
  };
  await transact(ctx, async (tx) => {
    // A call whose money ran out before they were on is refilled too.
    await lookAgain(tx.sql, userId, updatedAt);
    await tx.db.autoRefill.upsert({ where: { userId }, create: { userId, ...settings }, update: settings });
  });
  return getAutoRefill(ctx, viewer);
}

/** A card of the customer's, even a removed one. */
async function readOwnCard(ctx: ServiceContext, userId: string, id: string): Promise<void> {
  const method = await ctx.db.prisma.paymentMethod.findFirst({ where: { id, userId }, select: { id: true } });
  if (!method) throw new DomainError("not_found", "no such card");
}
