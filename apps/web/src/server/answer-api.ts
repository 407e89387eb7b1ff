import { handleRestRequest, handleStripeWebhook, handleTrpcRequest, STRIPE_WEBHOOK_PATH } from "@paygo/api";
import { answerDocument, isDocumentPath } from "./answer-document.ts";
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
  const [pathname = ""] = path.split("?", 1);
  return (
    path.startsWith(TRPC) || path.startsWith(REST) || isWebhookPath(pathname) || isDocumentPath(pathname)
  );
}

/** Answers an API call without Next. */
export function answerApi(request: Request): Promise<Response> {
  const { pathname } = new URL(request.url);
  if (isWebhookPath(pathname)) return handleStripeWebhook(request, getServices());
  if (isDocumentPath(pathname)) return answerDocument(request, getApiEdge());
  return pathname.startsWith(TRPC)
    ? handleTrpcRequest(request, getApiEdge())
    : handleRestRequest(request, getApiEdge());
}
