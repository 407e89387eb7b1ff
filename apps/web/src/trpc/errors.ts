import type { ErrorBody } from "@paygo/contracts";
import { TRPCClientError } from "@trpc/client";
import { errorSentence } from "./error-sentence.ts";
import type { ApiFailure } from "./failure.ts";

export { errorSentence } from "./error-sentence.ts";
export type { ApiFailure } from "./failure.ts";

function isErrorBody(data: unknown): data is ErrorBody {
  return (
    typeof data === "object" && data !== null && "code" in data && "requestId" in data && "details" in data
  );
}

/** Reads an error of a tRPC call. No answer from the server counts as `unavailable`. */
export function readFailure(error: unknown): ApiFailure {
  if (error instanceof TRPCClientError) {
    const data: unknown = error.data;
    if (isErrorBody(data)) return { code: data.code, details: data.details, requestId: data.requestId };
    return { code: "unavailable", details: {}, requestId: null };
  }
  return { code: "internal", details: {}, requestId: null };
}

/** Whether the same question may get another answer in a moment. */
export function isWorthRetrying(error: unknown): boolean {
  const { code } = readFailure(error);
  return code === "unavailable" || code === "internal";
}

export interface FailureMessage {
  sentence: string;
  /** Where the person can put it right, as a path of this site. */
  remedy: { label: string; href: string } | null;
  requestId: string | null;
}

/** All that a message about a failed call shows: the sentence, a way out, and the id to quote to support. */
export function describeFailure(error: unknown, locale?: string): FailureMessage {
  const failure = readFailure(error);
  const sentence = errorSentence(failure, locale);
  const requestId = failure.code === "internal" ? failure.requestId : null;
  if (failure.code === "insufficient_funds") {
    return { sentence, remedy: { label: "Top up your wallet", href: "/wallet" }, requestId };
  }
  if (failure.code === "unauthenticated")
    return { sentence, remedy: { label: "Sign in", href: "/sign-in" }, requestId };
  return { sentence, remedy: null, requestId };
}
