import type { Failure } from "@paygo/api";

/** A refused sign-in as one word of an address: the code, and after a dot the seconds to wait. */
export function toSignInError({ code, details }: Failure): string {
  const { retryAfterSeconds } = details;
  return typeof retryAfterSeconds === "number" ? `${code}.${Math.ceil(retryAfterSeconds)}` : code;
}
