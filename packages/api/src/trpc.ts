import { initTRPC } from "@trpc/server";
import { getHTTPStatusCodeFromError } from "@trpc/server/http";
import type { OpenApiMeta } from "trpc-to-openapi";
import type { ApiContext } from "./context.ts";
import { errorFields, isDomainError, readFailure, toErrorBody, toTrpcError } from "./failure.ts";

/** Time after which an event stream ends and the browser reconnects, so that a revoked sign-in loses it. */
const STREAM_MAX_MS = 5 * 60_000;
const STREAM_PING_MS = 15_000;

const t = initTRPC
  .context<ApiContext>()
  .meta<OpenApiMeta>()
  .create({
    // Only what `errorBody` of the contracts names; never a message, a stack or the issues of zod.
    errorFormatter: ({ shape, error, ctx }) => {
      const failure = readFailure(error);
      // tRPC has one number for every 5xx, so the status has to be said besides.
      const data = {
        ...toErrorBody(failure, ctx?.requestId ?? ""),
        httpStatus: getHTTPStatusCodeFromError(error),
      };
      return { code: shape.code, message: failure.code, data };
    },
    sse: {
      maxDurationMs: STREAM_MAX_MS,
      ping: { enabled: true, intervalMs: STREAM_PING_MS },
      client: { reconnectAfterInactivityMs: 3 * STREAM_PING_MS },
    },
  });

// `next()` never throws: it resolves to a result that may hold the error, so that is what is looked at.
const mapErrors = t.middleware(async ({ ctx, path, next }) => {
  const result = await next();
  if (result.ok) return result;
  const error = toTrpcError(isDomainError(result.error.cause) ? result.error.cause : result.error);
  const { code } = readFailure(error);
  const fields = { requestId: ctx.requestId, path, code, ...errorFields(error) };
  if (code === "internal") ctx.services.log.error(fields, "procedure failed");
  if (code === "unavailable") ctx.services.log.warn(fields, "database unavailable");
  return { ...result, error };
});

/** Every procedure starts from this one. Authorisation is the verb's, so there is no other. */
export const procedure = t.procedure.use(mapErrors);
export const { router, createCallerFactory } = t;
