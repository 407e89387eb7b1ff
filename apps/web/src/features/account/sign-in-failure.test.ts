import type { Failure } from "@paygo/api";
import { expect, test } from "vitest";
import { toSignInError } from "../../server/sign-in-error.ts";
import { parseSignInError } from "./sign-in-failure.ts";

test.each<Failure>([
  { code: "invalid_credentials", details: {} },
  { code: "rate_limited", details: { retryAfterSeconds: 42 } },
  { code: "email_taken", details: {} },
])("$code reaches the sign-in page through an address", (failure) => {
  expect(parseSignInError(toSignInError(failure))).toEqual(failure);
});

test.each(["OAuthCallback", "AccessDenied", "<script>", ""])(
  "what next-auth says (%j) becomes one of our codes",
  (error) => {
    expect(parseSignInError(error)).toEqual({ code: "invalid_credentials", details: {} });
  },
);
