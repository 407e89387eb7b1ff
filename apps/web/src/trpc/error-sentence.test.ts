import { errorCodes } from "@paygo/core";
import { TRPCClientError } from "@trpc/client";
import { expect, test } from "vitest";
import { describeFailure, errorSentence, isWorthRetrying, readFailure } from "./errors.ts";

/** An error as the link makes it of an answer of the server. */
function answered(code: string, details = {}): TRPCClientError<never> {
  return TRPCClientError.from({
    error: { code: -32000, message: code, data: { code, details, requestId: "request-1" } },
  });
}

test.each(errorCodes)("%s has one sentence for a person, without the code in it", (code) => {
  const sentence = errorSentence({ code, details: {} });
  expect(sentence).toMatch(/^[A-Z].*\.$/);
  expect(sentence).not.toContain("_");
});

test("no two refusals sound the same", () => {
  expect(new Set(errorCodes.map((code) => errorSentence({ code, details: {} }))).size).toBe(
    errorCodes.length,
  );
});

test("insufficient funds says how much is missing and where to top up", () => {
  const message = describeFailure(
    answered("insufficient_funds", { missingMinor: 250, currency: "USD" }),
    "en-US",
  );
  expect(message.sentence).toContain("$2.50");
  expect(message.remedy?.href).toBe("/wallet");
});

test.each<[Record<string, number>, string]>([
  [{ retryAfterSeconds: 20 }, "in 20 seconds"],
  [{ retryAfterSeconds: 200 }, "in 4 minutes"],
  [{}, "in a moment"],
])("after too many attempts it says when to try again: %j is %s", (details, expected) => {
  expect(errorSentence({ code: "rate_limited", details })).toContain(expected);
});

test("no answer at all counts as unavailable, and only that and faults are worth asking again", () => {
  const noAnswer = TRPCClientError.from(new TypeError("Failed to fetch"));
  expect(readFailure(noAnswer)).toEqual({ code: "unavailable", details: {}, requestId: null });
  expect(isWorthRetrying(noAnswer)).toBe(true);
  expect(isWorthRetrying(answered("forbidden"))).toBe(false);
});

test("only a fault gives the reader an id to quote", () => {
  expect(describeFailure(answered("internal")).requestId).toBe("request-1");
  expect(describeFailure(answered("vendor_busy")).requestId).toBeNull();
});
