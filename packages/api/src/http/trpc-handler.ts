import { fetchRequestHandler } from "@trpc/server/adapters/fetch";
import { getHTTPStatusCodeFromError } from "@trpc/server/http";
import { TRPC_ERROR_CODES_BY_KEY } from "@trpc/server/rpc";
import { readFailure, toErrorBody, toTrpcError } from "../failure.ts";
import { appRouter } from "../router.ts";
import { type ApiEdge, answerHeaders, logFailure, REQUEST_ID_HEADER } from "./edge.ts";
import { guardBody, guardOrigin } from "./request-guard.ts";

/** Path under which the procedures are. */
const TRPC_ENDPOINT = "/api/trpc";
/** Rate limits count calls, not requests; this bounds what one request may hold the process with. */
const MAX_BATCH_SIZE = 10;

/** One error for the whole request; tRPC's client gives it to every call of a batch. */
function refusal(error: unknown, requestId: string): Response {
  const failure = readFailure(error);
  const trpcError = toTrpcError(error);
  const shape = {
    code: TRPC_ERROR_CODES_BY_KEY[trpcError.code],
    message: failure.code,
    data: toErrorBody(failure, requestId),
  };
  const headers = { ...answerHeaders, [REQUEST_ID_HEADER]: requestId };
  return Response.json({ error: shape }, { status: getHTTPStatusCodeFromError(trpcError), headers });
}

/** Answers a request under {@link TRPC_ENDPOINT}. Never throws. */
export async function handleTrpcRequest(request: Request, edge: ApiEdge): Promise<Response> {
  const requestId = crypto.randomUUID();
  try {
    if (edge.isCookieAuthenticated(request.headers)) {
      guardOrigin(request.headers, edge.publicUrl, request.method === "GET");
    }
    guardBody(request.headers);
    const context = await edge.createContext(request.headers, requestId);
    return await fetchRequestHandler({
      endpoint: TRPC_ENDPOINT,
      req: request,
      router: appRouter,
      createContext: () => context,
      maxBatchSize: MAX_BATCH_SIZE,
      responseMeta: () => ({ headers: { ...answerHeaders, [REQUEST_ID_HEADER]: requestId } }),
    });
  } catch (error) {
    logFailure(edge.log, requestId, error);
    return refusal(error, requestId);
  }
}
