import { DomainError } from "@paygo/core";
import type { Prisma } from "@paygo/db";
import type { ServiceContext } from "../context.ts";

export type PaymentMethodRecord = Prisma.PaymentMethodGetPayload<object>;

/** A saved card of the customer with the provider in use. To others, and once removed, it does not exist: `not_found`. */
export async function readOwnPaymentMethod(
  ctx: ServiceContext,
  userId: string,
  id: string,
): Promise<PaymentMethodRecord> {
  const method = await ctx.db.prisma.paymentMethod.findFirst({
    where: { id, userId, removedAt: null, provider: ctx.payments.name },
  });
  if (!method) throw new DomainError("not_found", "no such card");
  return method;
}
