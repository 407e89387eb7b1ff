import { accountRouter } from "./routers/account.ts";
import { adminRouter } from "./routers/admin.ts";
import { dashboardRouter } from "./routers/dashboard.ts";
import { earningsRouter } from "./routers/earnings.ts";
import { eventsRouter } from "./routers/events.ts";
import { refundsRouter } from "./routers/refunds.ts";
import { servicesRouter } from "./routers/services.ts";
import { streamingRouter } from "./routers/streaming.ts";
import { walletRouter } from "./routers/wallet.ts";
import { createCallerFactory, router } from "./trpc.ts";

/** All procedures, grouped as the product is. */
export const appRouter = router({
  streaming: streamingRouter,
  services: servicesRouter,
  wallet: walletRouter,
  refunds: refundsRouter,
  earnings: earningsRouter,
  dashboard: dashboardRouter,
  account: accountRouter,
  admin: adminRouter,
  events: eventsRouter,
});

export type AppRouter = typeof appRouter;

/** Calls procedures within the process, e.g. from server components: `createCaller(ctx).wallet.get({})`. */
export const createCaller = createCallerFactory(appRouter);
