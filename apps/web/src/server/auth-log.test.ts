import { expect, test } from "vitest";
import { errorFieldsOf } from "./auth-log.ts";

const error = new Error("the provider did not answer");

test.each([
  ["itself", error],
  ["with what it was about", { error, providerId: "github" }],
])("an error of next-auth that comes %s is logged with its message and stack", (_name, metadata) => {
  expect(errorFieldsOf(metadata)).toMatchObject({ error: error.message, stack: error.stack });
});

test("what is no error is logged as text", () => {
  expect(errorFieldsOf("odd")).toEqual({ error: "odd" });
});
