import { handleRestRequest, handleTrpcRequest } from "@paygo/api";
import { getApiEdge } from "./api-edge.ts";

const TRPC = "/api/trpc/";
const REST = "/api/v1/streams/";

/** Whether {@link answerApi} knows the path of a request. */
export function isApiPath(path: string | undefined): boolean {
  return path !== undefined && (path.startsWith(TRPC) || path.startsWith(REST));
}

/** Answers an API call without Next. */
export function answerApi(request: Request): Promise<Response> {
  const { pathname } = new URL(request.url);
  return pathname.startsWith(TRPC)
    ? handleTrpcRequest(request, getApiEdge())
    : handleRestRequest(request, getApiEdge());
}
