import type { PaymentMethodView } from "@paygo/contracts";
import { requireRole } from "../authorize.ts";
import type { ServiceContext, Viewer } from "../context.ts";

/** The customer's saved cards, newest first. */
export async function listPaymentMethods(
  ctx: ServiceContext,
  viewer: Viewer | null,
): Promise<{ items: PaymentMethodView[] }> {
  const { userId } = requireRole(viewer, "user");
  const items = await ctx.db.prisma.paymentMethod.findMany({
    where: { userId, removedAt: null, provider: ctx.payments.name },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    select: { id: true, brand: true, last4: true, expiryMonth: true, expiryYear: true },
  });
  return { items };
}
