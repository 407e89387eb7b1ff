import { DomainError, errorCodes } from "@paygo/core";
import { TRPCError } from "@trpc/server";
import { getHTTPStatusCodeFromError } from "@trpc/server/http";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { errorFields, readFailure, toTrpcError } from "./failure.ts";

test.each(errorCodes)("%s keeps its code and figures, and is an HTTP error", (code) => {
  const error = toTrpcError(new DomainError(code, "for the log", { missingMinor: 5 }));
  expect(readFailure(error)).toEqual({ code, details: { missingMinor: 5 } });
  expect(getHTTPStatusCodeFromError(error)).toBeGreaterThanOrEqual(400);
});

test.each([
  ["unauthenticated", 401],
  ["forbidden", 403],
  ["not_found", 404],
  ["invalid_input", 400],
  ["insufficient_funds", 402],
  ["vendor_busy", 409],
  ["rate_limited", 429],
  ["unavailable", 503],
  ["internal", 500],
] as const)("%s is HTTP %i", (code, status) => {
  expect(getHTTPStatusCodeFromError(toTrpcError(new DomainError(code)))).toBe(status);
});

test("the message of an error never leaves: a TRPCError says the code alone", () => {
  const error = toTrpcError(new Error("password=hunter2"));
  expect(error.message).toBe("internal");
  expect(readFailure(error)).toEqual({ code: "internal", details: {} });
  expect(errorFields(error)).toMatchObject({ error: "password=hunter2" });
});

describe("a refused input names its fields, and nothing of what was in them", () => {
  const input = z.object({
    serviceId: z.uuid(),
    device: z.string().min(8),
    signals: z.array(z.object({ kind: z.literal("ice") })),
    token: z.string(),
  });
  const refusalOf = (value: unknown, code: TRPCError["code"] = "BAD_REQUEST") =>
    readFailure(new TRPCError({ code, cause: input.safeParse(value).error }));

  test("the first three, each once, with their place in the input", () => {
    const failure = refusalOf({ serviceId: "hunter2", device: "x", signals: [{ kind: "hunter2" }] });
    expect(failure).toEqual({
      code: "invalid_input",
      details: { fields: "serviceId, device, signals.0.kind" },
    });
    expect(JSON.stringify(failure)).not.toContain("hunter2");
  });

  test("none where there is none to name", () => {
    expect(refusalOf("no object at all")).toEqual({ code: "invalid_input", details: {} });
    const unreadable = new TRPCError({ code: "BAD_REQUEST", cause: new Error("[{ path: secret }]") });
    expect(readFailure(unreadable)).toEqual({ code: "invalid_input", details: {} });
  });

  test("none of an answer of ours that did not fit: that is a fault, not an input", () => {
    expect(refusalOf({}, "INTERNAL_SERVER_ERROR")).toEqual({ code: "internal", details: {} });
  });
});

describe("a lost database is unavailable, however it is wrapped", () => {
  const refused = Object.assign(new Error("connect"), { code: "ECONNREFUSED" });
  test.each<[string, unknown]>([
    ["refused connection", refused],
    ["one refused address of two", new AggregateError([refused])],
    ["killed backend", Object.assign(new Error("terminating connection"), { code: "57P01" })],
    ["connection exception", Object.assign(new Error("lost"), { code: "08006" })],
    ["Prisma cannot reach it", Object.assign(new Error("P"), { code: "P1001" })],
    ["adapter error as a cause", new Error("x", { cause: { kind: "DatabaseNotReachable" } })],
    [
      "raw SQL through Prisma",
      Object.assign(new Error("P"), {
        code: "P2010",
        meta: { driverAdapterError: new Error("x", { cause: { kind: "postgres", originalCode: "57P01" } }) },
      }),
    ],
    ["pg says so in words", new Error("Connection terminated unexpectedly")],
    ["inside a TRPCError", new TRPCError({ code: "INTERNAL_SERVER_ERROR", cause: refused })],
  ])("%s", (_name, error) => {
    expect(readFailure(error).code).toBe("unavailable");
  });

  test("a broken constraint is not a lost database", () => {
    expect(readFailure(Object.assign(new Error("duplicate key"), { code: "23505" })).code).toBe("internal");
  });

  test("causes that go round in a circle end", () => {
    const error = new Error("round");
    error.cause = error;
    expect(readFailure(error).code).toBe("internal");
  });
});

test("a refusal made by another copy of the class, as bundlers leave them, is still a refusal", () => {
  const copy = Object.assign(new Error("too many"), {
    name: "DomainError",
    code: "rate_limited",
    details: { retryAfterSeconds: 9 },
  });
  expect(readFailure(copy)).toEqual({ code: "rate_limited", details: { retryAfterSeconds: 9 } });
  expect(readFailure(Object.assign(new Error("x"), { code: "rate_limited", details: {} })).code).toBe(
    "internal",
  );
});
