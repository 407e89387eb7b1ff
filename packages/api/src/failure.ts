import type { ErrorBody } from "@paygo/contracts";
import { DomainError, type ErrorCode, type ErrorDetails, errorCodes } from "@paygo/core";
import { TRPCError } from "@trpc/server";
import { z } from "zod";
import { isDatabaseAway } from "./database-away.ts";

type TrpcCode = TRPCError["code"];

/** The tRPC code of each refusal, and so its HTTP status. */
const trpcCodes: Record<ErrorCode, TrpcCode> = {
  unauthenticated: "UNAUTHORIZED",
  invalid_credentials: "UNAUTHORIZED",
  forbidden: "FORBIDDEN",
  not_found: "NOT_FOUND",
  invalid_input: "BAD_REQUEST",
  rate_limited: "TOO_MANY_REQUESTS",
  email_taken: "CONFLICT",
  service_off: "CONFLICT",
  tariff_changed: "CONFLICT",
  vendor_busy: "CONFLICT",
  customer_busy: "CONFLICT",
  insufficient_funds: "PAYMENT_REQUIRED",
  cap_too_low: "BAD_REQUEST",
  wallet_blocked: "PAYMENT_REQUIRED",
  session_not_open: "CONFLICT",
  session_not_ringing: "CONFLICT",
  room_elsewhere: "CONFLICT",
  idempotency_mismatch: "UNPROCESSABLE_CONTENT",
  payment_not_open: "CONFLICT",
  payment_failed: "PAYMENT_REQUIRED",
  no_payment_method: "CONFLICT",
  adjustment_window_closed: "CONFLICT",
  dispute_exists: "CONFLICT",
  dispute_not_open: "CONFLICT",
  refund_exceeds_charge: "UNPROCESSABLE_CONTENT",
  withdrawal_exceeds_available: "UNPROCESSABLE_CONTENT",
  payout_exceeds_available: "UNPROCESSABLE_CONTENT",
  payout_account_missing: "CONFLICT",
  recent_sign_in_required: "FORBIDDEN",
  second_approval_required: "FORBIDDEN",
  approval_not_open: "CONFLICT",
  invalid_signature: "BAD_REQUEST",
  unavailable: "SERVICE_UNAVAILABLE",
  internal: "INTERNAL_SERVER_ERROR",
};

/** What the outside learns about an error. The message and the stack stay in the log. */
export interface Failure {
  code: ErrorCode;
  details: ErrorDetails;
}

/** Codes that tRPC itself gives to requests it does not like; all else of tRPC's is our own fault. */
function codeOfTrpc(code: TrpcCode): ErrorCode {
  switch (code) {
    case "PARSE_ERROR":
    case "BAD_REQUEST":
    case "METHOD_NOT_SUPPORTED":
    case "UNSUPPORTED_MEDIA_TYPE":
    case "PAYLOAD_TOO_LARGE":
    case "CLIENT_CLOSED_REQUEST":
      return "invalid_input";
    case "NOT_FOUND":
      return "not_found";
    default:
      return "internal";
  }
}

const knownCodes: ReadonlySet<unknown> = new Set(errorCodes);

/**
 * Whether something is a {@link DomainError}. Told by its looks, not by its class: each route of a Next
 * build has a copy of the class, and the services of the process were made by only one of them.
 */
export function isDomainError(error: unknown): error is DomainError {
  if (!(error instanceof Error) || error.name !== "DomainError") return false;
  return "code" in error && knownCodes.has(error.code) && "details" in error;
}

/** As many fields of an input as a refusal names. */
const MAX_NAMED_FIELDS = 3;

const fieldIssues = z.object({
  issues: z.array(z.object({ path: z.array(z.union([z.string(), z.number()])) })),
});

/** The fields that zod refused, as dotted paths: names only, never what was in them or what was expected. */
function namedFields(cause: unknown): ErrorDetails {
  const read = fieldIssues.safeParse(cause);
  if (!read.success) return {};
  const paths = read.data.issues.map(({ path }) => path.join(".")).filter(Boolean);
  if (paths.length === 0) return {};
  return { fields: [...new Set(paths)].slice(0, MAX_NAMED_FIELDS).join(", ") };
}

/** Reads any thrown thing: a {@link DomainError} anywhere in its chain of causes, a lost database, or a fault. */
export function readFailure(error: unknown): Failure {
  if (isDomainError(error)) return { code: error.code, details: error.details };
  if (error instanceof TRPCError && isDomainError(error.cause)) return readFailure(error.cause);
  if (isDatabaseAway(error)) return { code: "unavailable", details: {} };
  if (error instanceof TRPCError) {
    const details = error.code === "BAD_REQUEST" ? namedFields(error.cause) : {};
    return { code: codeOfTrpc(error.code), details };
  }
  return { code: "internal", details: {} };
}

/** The tRPC code of a failure; `getHTTPStatusCodeFromError` of tRPC turns it into a status. */
function trpcCodeOf(failure: Failure): TrpcCode {
  return trpcCodes[failure.code];
}

/** The failure as a TRPCError whose message is the code alone. The original stays as the cause, for the log. */
export function toTrpcError(error: unknown): TRPCError {
  const failure = readFailure(error);
  const cause = isDomainError(error)
    ? error
    : new DomainError(failure.code, failure.code, failure.details, { cause: error });
  return new TRPCError({ code: trpcCodeOf(failure), message: failure.code, cause });
}

export function toErrorBody(failure: Failure, requestId: string): ErrorBody {
  return { code: failure.code, details: { ...failure.details }, requestId };
}

/** What the log keeps of an error: the innermost cause, which is where a wrapped fault came from. */
export function errorFields(error: unknown): Record<string, unknown> {
  let cause = error;
  while (cause instanceof Error && cause.cause !== undefined) cause = cause.cause;
  if (!(cause instanceof Error)) return { error: String(cause) };
  return { error: cause.message, name: cause.name, stack: cause.stack };
}
