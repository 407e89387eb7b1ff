import type { PaymentView, topUpInput } from "@paygo/contracts";
import { DomainError } from "@paygo/core";
import type { z } from "zod";
import { requireRole } from "../authorize.ts";
import type { ServiceContext, Viewer } from "../context.ts";
import { type PaymentRecord, toPaymentView } from "./payment-view.ts";
import { requireTopUpAmount } from "./require-top-up-amount.ts";

/**
 * Begins a top-up and says where to pay. Nothing is credited yet. The same `idempotencyKey` returns the
 * same payment. Throws `invalid_input` outside the limits, `idempotency_mismatch`, and `unavailable` when the
 * provider is away: then the same key may be tried again.
 */
export async function startTopUp(
  ctx: ServiceContext,
  viewer: Viewer | null,
  input: z.output<typeof topUpInput>,
): Promise<{ payment: PaymentView; checkoutUrl: string }> {
  const { userId } = requireRole(viewer, "user");
  requireTopUpAmount(ctx, input.amountMinor);
  await ctx.rateLimits.consume("top_up", userId);
  const row = await findOrCreate(ctx, userId, input);
  const [user, known] = await Promise.all([
    ctx.db.prisma.user.findUniqueOrThrow({ where: { id: userId }, select: { email: true } }),
    ctx.db.prisma.paymentCustomer.findUnique({
      where: { userId_provider: { userId, provider: ctx.payments.name } },
    }),
  ]);
  const payment = toPaymentView(ctx, row);
  const { checkoutUrl, checkoutRef } = await ctx.payments.createCheckout({
    payment,
    customer: { id: userId, email: user.email, customerRef: known?.customerRef ?? null },
    saveCard: row.saveCard,
    checkoutRef: row.checkoutRef,
  });
  if (checkoutRef !== row.checkoutRef) {
    await ctx.db.prisma.payment.update({ where: { id: row.id }, data: { checkoutRef } });
  }
  return { payment, checkoutUrl };
}

async function findOrCreate(
  ctx: ServiceContext,
  userId: string,
  input: z.output<typeof topUpInput>,
): Promise<PaymentRecord> {
  const { idempotencyKey, returnPath, saveCard = false } = input;
  const amountMinor = BigInt(input.amountMinor);
  const order = { userId, idempotencyKey, amountMinor, returnPath, saveCard };
  const made = { id: ctx.ids.newId(), provider: ctx.payments.name, createdAt: ctx.clock.now() };
  await ctx.db.prisma.payment.createMany({
    data: [{ ...order, ...made, currency: ctx.settings.currency }],
    skipDuplicates: true,
  });
  const row = await ctx.db.prisma.payment.findUniqueOrThrow({
    where: { userId_idempotencyKey: { userId, idempotencyKey } },
  });
  const isSame =
    row.amountMinor === amountMinor &&
    row.saveCard === saveCard &&
    row.purpose === "top_up" &&
    row.provider === ctx.payments.name;
  if (!isSame) throw new DomainError("idempotency_mismatch", "the key was used for another payment");
  return row;
}
