export type { ApiContext } from "./context.ts";
export { errorFields, type Failure, readFailure } from "./failure.ts";
export type { ApiEdge } from "./http/edge.ts";
export { refuseRequest } from "./http/refuse-request.ts";
export { guardBody } from "./http/request-guard.ts";
export { handleRestRequest } from "./http/rest-handler.ts";
export { handleTrpcRequest } from "./http/trpc-handler.ts";
export { handleStripeWebhook, STRIPE_WEBHOOK_PATH } from "./http/webhook-handler.ts";
export { type AppRouter, appRouter, createCaller } from "./router.ts";
