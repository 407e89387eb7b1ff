import type { Role, ServiceView } from "@paygo/contracts";
import { createServiceInput } from "@paygo/contracts";
import type { z } from "zod";
import { createService } from "../catalog/create-service.ts";
import type { ServiceContext, Viewer } from "../context.ts";
import { completeCheckout } from "../wallet/complete-checkout.ts";
import { startTopUp } from "../wallet/start-top-up.ts";

/** A signed-in person with an account of their own and no password. */
export async function makePerson(ctx: ServiceContext, role: Role, name: string = role): Promise<Viewer> {
  const id = ctx.ids.newId();
  await ctx.db.prisma.user.create({
    data: { id, email: `${id}@paygo.test`, name, role, createdAt: ctx.clock.now() },
  });
  return { userId: id, role, name, via: "cookie", signedInAt: ctx.clock.now() };
}

/** Brings money into a customer's wallet as a customer does: top-up, checkout, success. Returns the payment's id. */
export async function topUpWallet(
  ctx: ServiceContext,
  customer: Viewer,
  amountMinor: number,
): Promise<string> {
  const { payment } = await startTopUp(ctx, customer, {
    amountMinor,
    idempotencyKey: ctx.ids.newId(),
    returnPath: "/wallet",
  });
  await completeCheckout(ctx, customer, { paymentId: payment.id, outcome: "success" });
  return payment.id;
}

/** A customer with `fundsMinor` in the wallet. */
export async function makeCustomer(ctx: ServiceContext, fundsMinor = 10_000): Promise<Viewer> {
  const customer = await makePerson(ctx, "user", "Demo customer");
  if (fundsMinor > 0) await topUpWallet(ctx, customer, fundsMinor);
  return customer;
}

/** A service at 1.00 a minute, 60/60, unless said otherwise. */
export function makeService(
  ctx: ServiceContext,
  vendor: Viewer,
  changes: Partial<z.input<typeof createServiceInput>> = {},
): Promise<ServiceView> {
  const input = { title: "Piano lesson", description: "", pricePerMinuteMinor: 100, ...changes };
  return createService(ctx, vendor, createServiceInput.parse(input));
}

/** A vendor who sells one service. */
export async function makeVendor(
  ctx: ServiceContext,
  changes: Partial<z.input<typeof createServiceInput>> = {},
): Promise<{ vendor: Viewer; service: ServiceView }> {
  const vendor = await makePerson(ctx, "vendor", "Demo vendor");
  return { vendor, service: await makeService(ctx, vendor, changes) };
}
