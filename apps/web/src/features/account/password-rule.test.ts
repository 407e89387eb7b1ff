import { signUpInput } from "@paygo/contracts";
import { expect, test } from "vitest";
import { MIN_PASSWORD_LENGTH } from "./password-rule.ts";

test("the form asks for the length that the server asks for", () => {
  const isTaken = (length: number) => signUpInput.shape.password.safeParse("x".repeat(length)).success;
  expect([isTaken(MIN_PASSWORD_LENGTH - 1), isTaken(MIN_PASSWORD_LENGTH)]).toEqual([false, true]);
});
