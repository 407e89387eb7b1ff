import { DomainError } from "@paygo/core";
import { getHTTPStatusCodeFromError } from "@trpc/server/http";
import { readFailure, toErrorBody, toTrpcError } from "../failure.ts";
import { createCaller } from "../router.ts";
import { callProcedure } from "./call-procedure.ts";
import { type ApiEdge, answerHeaders, logFailure, REQUEST_ID_HEADER } from "./edge.ts";
import { guardBody, guardOrigin } from "./request-guard.ts";
import { findRestRoutes, type RestMatch } from "./rest-routes.ts";

/** Path under which the REST routes are. */
export const REST_ENDPOINT = "/api/v1";

async function readBody(request: Request): Promise<Record<string, unknown>> {
  const text = await request.text();
  if (text.trim() === "") return {};
  try {
    const body: unknown = JSON.parse(text);
    if (typeof body === "object" && body !== null && !Array.isArray(body)) return { ...body };
  } catch {
    // Refused below, like any other text that is not an object.
  }
  throw new DomainError("invalid_input", "the body is not a JSON object");
}

async function readInput(
  request: Request,
  { route, pathInput }: RestMatch,
): Promise<Record<string, unknown>> {
  if (request.method !== "GET") return { ...(await readBody(request)), ...pathInput };
  const query = [...new URL(request.url).searchParams].map(([name, text]) => [
    name,
    route.readQueryValue(name, text),
  ]);
  return { ...Object.fromEntries(query), ...pathInput };
}

function answer(
  status: number,
  body: unknown,
  requestId: string,
  extra: Record<string, string> = {},
): Response {
  return Response.json(body, {
    status,
    headers: { ...answerHeaders, [REQUEST_ID_HEADER]: requestId, ...extra },
  });
}

/** Answers a request under {@link REST_ENDPOINT}. Errors carry `errorBody` of the contracts. Never throws. */
export async function handleRestRequest(request: Request, edge: ApiEdge): Promise<Response> {
  const requestId = crypto.randomUUID();
  try {
    const matches = findRestRoutes(new URL(request.url).pathname.slice(REST_ENDPOINT.length + 1).split("/"));
    const match = matches.find(({ route }) => route.method === request.method);
    if (!match && matches.length > 0) {
      const body = toErrorBody({ code: "invalid_input", details: {} }, requestId);
      return answer(405, body, requestId, { allow: matches.map(({ route }) => route.method).join(", ") });
    }
    if (!match) throw new DomainError("not_found", "no such route");
    // Even the GET route changes something (it may take the place over), so none counts as read-only.
    if (edge.isCookieAuthenticated(request.headers)) guardOrigin(request.headers, edge.publicUrl, false);
    guardBody(request.headers);
    const context = await edge.createContext(request.headers, requestId);
    const input = await readInput(request, match);
    return answer(
      200,
      await callProcedure(createCaller(context), match.route.procedurePath, input),
      requestId,
    );
  } catch (error) {
    logFailure(edge.log, requestId, error);
    return answer(
      getHTTPStatusCodeFromError(toTrpcError(error)),
      toErrorBody(readFailure(error), requestId),
      requestId,
    );
  }
}
