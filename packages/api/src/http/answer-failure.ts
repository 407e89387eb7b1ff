import { getHTTPStatusCodeFromError } from "@trpc/server/http";
import { readFailure, toErrorBody, toTrpcError } from "../failure.ts";
import { type ApiEdge, answerHeaders, logFailure, REQUEST_ID_HEADER } from "./edge.ts";

/** The answer to a request that a verb refused, with `errorBody` of the contracts; our own faults are logged. */
export function answerFailure(edge: Pick<ApiEdge, "log">, requestId: string, error: unknown): Response {
  logFailure(edge.log, requestId, error);
  return Response.json(toErrorBody(readFailure(error), requestId), {
    status: getHTTPStatusCodeFromError(toTrpcError(error)),
    headers: { ...answerHeaders, [REQUEST_ID_HEADER]: requestId },
  });
}
