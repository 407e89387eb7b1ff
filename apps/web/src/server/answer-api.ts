import { handleRestRequest, handleStripeWebhook, handleTrpcRequest, STRIPE_WEBHOOK_PATH } from "@paygo/api";
import { getApiEdge } from "./api-edge.ts";
import { getServices } from "./context.ts";

const TRPC = "/api/trpc/";
const REST = "/api/v1/streams/";

function isWebhookPath(pathname: string | undefined): boolean {
  return pathname === STRIPE_WEBHOOK_PATH;
}

/** Whether {@link answerApi} knows the path of a request. */
export function isApiPath(path: string | undefined): boolean {
  if (path === undefined) return false;
  return path.startsWith(TRPC) || path.startsWith(REST) || isWebhookPath(path.split("?", 1)[0]);
}

/** Answers an API call without Next. */
export function answerApi(request: Request): Promise<Response> {
  const { pathname } = new URL(request.url);
  if (isWebhookPath(pathname)) return handleStripeWebhook(request, getServices());
  return pathname.startsWith(TRPC)
    ? handleTrpcRequest(request, getApiEdge())
    : handleRestRequest(request, getApiEdge());
}
