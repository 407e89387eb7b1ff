import type { Log } from "@paygo/services";
import { errorFields, toErrorBody } from "../failure.ts";
import { answerHeaders, REQUEST_ID_HEADER } from "./edge.ts";

/**
 * The answer to a request that no handler could take: malformed (400), of a method that nobody has (405), or
 * one that our own server stumbled over (500). Leaves one line in the log; only our own faults have a stack.
 */
export function refuseRequest(
  log: Pick<Log, "error" | "warn">,
  status: 400 | 405 | 500,
  error: unknown,
): Response {
  const requestId = crypto.randomUUID();
  const { stack, ...fields } = errorFields(error);
  if (status === 500) log.error({ requestId, status, ...fields, stack }, "request failed");
  else log.warn({ requestId, status, ...fields }, "request refused");
  const body = toErrorBody({ code: status === 500 ? "internal" : "invalid_input", details: {} }, requestId);
  return Response.json(body, { status, headers: { ...answerHeaders, [REQUEST_ID_HEADER]: requestId } });
}
