import type { PaymentView, paymentInput } from "@paygo/contracts";
import type { z } from "zod";
import { requireRole } from "../authorize.ts";
import type { ServiceContext, Viewer } from "../context.ts";
import { readOwnPayment, toPaymentView } from "./payment-view.ts";

/** How a top-up stands. Throws `not_found` for somebody else's. */
export async function getPayment(
  ctx: ServiceContext,
  viewer: Viewer | null,
  input: z.output<typeof paymentInput>,
): Promise<{ payment: PaymentView }> {
  const customer = requireRole(viewer, "user");
  return { payment: toPaymentView(ctx, await readOwnPayment(ctx.db.prisma, customer, input.paymentId)) };
}
