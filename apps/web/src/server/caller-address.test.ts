import { expect, test } from "vitest";
import { callerAddress } from "./caller-address.ts";

test.each<[Record<string, string>, string]>([
  [{ "x-forwarded-for": "192.0.2.1" }, "192.0.2.1"],
  [{ "x-forwarded-for": "forged, 192.0.2.1" }, "192.0.2.1"],
  [{}, "unknown"],
])("%j comes from %s: only what the nearest proxy wrote counts", (headers, expected) => {
  expect(callerAddress(new Headers(headers))).toBe(expected);
});

test("a long header does not become a long key", () => {
  expect(callerAddress(new Headers({ "x-forwarded-for": "x".repeat(5_000) }))).toHaveLength(45);
});
