import type { removePaymentMethodInput } from "@paygo/contracts";
import type { z } from "zod";
import { requireRole } from "../authorize.ts";
import type { ServiceContext, Viewer } from "../context.ts";
import { walletHint } from "../hints.ts";
import { transact } from "../transact.ts";
import { readOwnPaymentMethod } from "./own-payment-method.ts";

/**
 * Forgets a saved card, here and at the provider, and switches off automatic refills that would charge it. A payment
 * that still waits for this card is declined. Throws `not_found`, and `unavailable` when the provider is away: then
 * the card is still there and this may be tried again.
 */
export async function removePaymentMethod(
  ctx: ServiceContext,
  viewer: Viewer | null,
  input: z.output<typeof removePaymentMethodInput>,
): Promise<{ ok: true }> {
  const { userId } = requireRole(viewer, "user");
  await ctx.rateLimits.consume("payment_method", userId);
  const { id, methodRef } = await readOwnPaymentMethod(ctx, userId, input.paymentMethodId);
  await ctx.payments.removeSavedCard(methodRef);
  await transact(ctx, async (tx) => {
    const now = ctx.clock.now();
    await tx.db.autoRefill.updateMany({
      where: { userId, paymentMethodId: id, isOn: true },
      data: { isOn: false, updatedAt: now },
    });
    await tx.db.paymentMethod.updateMany({ where: { id, removedAt: null }, data: { removedAt: now } });
    tx.hint(walletHint(userId));
  });
  return { ok: true };
}
