import { expect, test } from "vitest";
import { toSignInClaims } from "./sign-in-claims.ts";

const user = { id: "1", userId: "1", name: "Somebody", sessionVersion: 1, email: "somebody@paygo.test" };

test("every sign-in is dated anew, over a valid cookie too, and a cookie that is only read keeps its date", () => {
  const first = toSignInClaims({ email: user.email }, user, new Date(1_000));
  expect(first).toEqual({
    userId: "1",
    role: undefined,
    name: "Somebody",
    sessionVersion: 1,
    signedInAtMs: 1_000,
  });
  expect(toSignInClaims(first, undefined, new Date(2_000))).toEqual(first);
  expect(toSignInClaims(first, user, new Date(2_000))).toMatchObject({ signedInAtMs: 2_000 });
});
