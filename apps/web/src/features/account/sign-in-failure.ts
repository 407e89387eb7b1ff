import { type ErrorCode, errorCodes } from "@paygo/core";
import type { ApiFailure } from "../../trpc/failure.ts";

type SignInFailure = Pick<ApiFailure, "code" | "details">;

function isErrorCode(text: string): text is ErrorCode {
  return errorCodes.some((code) => code === text);
}

/**
 * Reads the `error` of an answer of next-auth: one of our codes, with the seconds to wait after a dot, or
 * one of its own names, which all say that the way through the provider did not lead to a sign-in.
 */
export function parseSignInError(error: string): SignInFailure {
  const [code = "", seconds] = error.split(".", 2);
  if (!isErrorCode(code))
    return { code: error === "Configuration" ? "internal" : "invalid_credentials", details: {} };
  const retryAfterSeconds = Number(seconds);
  return { code, details: seconds && Number.isFinite(retryAfterSeconds) ? { retryAfterSeconds } : {} };
}
