import { DomainError, errorCodes } from "@paygo/core";
import { describe, expect, it } from "vitest";
import { errorBody, errorCode } from "./errors.ts";

describe("errors that reach a browser", () => {
  it("carry one of core's codes and no other", () => {
    for (const code of errorCodes) expect(errorCode.parse(code)).toBe(code);
    expect(new Set(errorCodes).size).toBe(errorCodes.length);
    expect(errorCode.safeParse("teapot").success).toBe(false);
  });

  it("carry figures for a sentence, never the log's message or a stack", () => {
    const error = new DomainError("insufficient_funds", "wallet of 1 is short", {
      missingMinor: 250,
      currency: "USD",
    });
    const { code, details, message, stack } = error;
    const body = { code, details, requestId: "r" };
    expect(errorBody.parse({ ...body, message, stack })).toEqual(body);
    expect(errorBody.safeParse({ ...body, details: { nested: { a: 1 } } }).success).toBe(false);
  });
});
