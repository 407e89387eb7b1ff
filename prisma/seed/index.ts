import { createServices, loadConfig } from "@paygo/integrations";
import {
  completeCheckout,
  createService,
  demoEmails,
  listMyServices,
  type ServiceContext,
  startTopUp,
  type Viewer,
} from "@paygo/services";
import { demoServices } from "./demo-services.ts";

/**
 * Demo data, through the same verbs as everybody's: three accounts that only the one-click sign-in opens, a
 * vendor's services, and money in the customer's wallet. Running it again changes nothing.
 */
async function seed(ctx: ServiceContext): Promise<void> {
  const customer = await demoAccount(ctx, "user", "Demo customer");
  const vendor = await demoAccount(ctx, "vendor", "Demo vendor");
  await demoAccount(ctx, "admin", "Demo admin");

  const { items } = await listMyServices(ctx, vendor);
  if (items.length === 0) for (const service of demoServices) await createService(ctx, vendor, service);

  const { payment } = await startTopUp(ctx, customer, {
    amountMinor: 5_000,
    idempotencyKey: "demo-top-up",
    returnPath: "/wallet",
  });
  await completeCheckout(ctx, customer, { paymentId: payment.id, outcome: "success" });
}

async function demoAccount(ctx: ServiceContext, role: Viewer["role"], name: string): Promise<Viewer> {
  const user = await ctx.db.prisma.user.upsert({
    where: { email: demoEmails[role] },
    create: { id: ctx.ids.newId(), email: demoEmails[role], name, role, createdAt: ctx.clock.now() },
    update: {},
    select: { id: true, name: true },
  });
  return { userId: user.id, role, name: user.name, via: "cookie", signedInAt: null };
}

const config = loadConfig();
const { context, close } = createServices(config, { applicationName: "paygo-seed" });
try {
  if (config.isEmbedded) await seed(context);
} finally {
  await close();
}
