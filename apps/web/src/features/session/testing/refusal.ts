import type { ErrorCode } from "@paygo/core";
import { TRPCClientError } from "@trpc/client";

/** What a tRPC call rejects with when the server says no. */
export function refusal(code: ErrorCode): Error {
  const data = { code, details: {}, requestId: "request-1" };
  return TRPCClientError.from({ error: { message: code, code: -32_000, data } });
}
