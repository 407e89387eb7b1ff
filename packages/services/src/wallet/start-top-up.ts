import type { PaymentView, topUpInput } from "@paygo/contracts";
import { DomainError } from "@paygo/core";
import type { z } from "zod";
import { requireRole } from "../authorize.ts";
import type { ServiceContext, Viewer } from "../context.ts";
import { toPaymentView } from "./payment-view.ts";

/**
 * Begins a top-up and says where to pay. Nothing is credited yet. The same `idempotencyKey` returns the
 * same payment. Throws `invalid_input` outside the limits and `idempotency_mismatch`.
 */
export async function startTopUp(
  ctx: ServiceContext,
  viewer: Viewer | null,
  input: z.output<typeof topUpInput>,
): Promise<{ payment: PaymentView; checkoutUrl: string }> {
  const { userId } = requireRole(viewer, "user");
  const { minMinor, maxMinor } = ctx.settings.topUp;
  if (input.amountMinor < minMinor || input.amountMinor > maxMinor) {
    throw new DomainError("invalid_input", "outside the limits of a top-up", {
      minMinor,
      maxMinor,
      currency: ctx.settings.currency,
    });
  }
  await ctx.rateLimits.consume("top_up", userId);
  const { idempotencyKey } = input;
  await ctx.db.prisma.payment.createMany({
    data: [
      {
        id: ctx.ids.newId(),
        userId,
        provider: ctx.payments.name,
        amountMinor: BigInt(input.amountMinor),
        currency: ctx.settings.currency,
        idempotencyKey,
        returnPath: input.returnPath,
        createdAt: ctx.clock.now(),
      },
    ],
    skipDuplicates: true,
  });
  const row = await ctx.db.prisma.payment.findUniqueOrThrow({
    where: { userId_idempotencyKey: { userId, idempotencyKey } },
  });
  const payment = toPaymentView(ctx, row);
  if (payment.amountMinor !== input.amountMinor) {
    throw new DomainError("idempotency_mismatch", "the key was used for another amount");
  }
  return { payment, ...(await ctx.payments.createCheckout(payment)) };
}
