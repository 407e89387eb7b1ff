import { expect, test } from "vitest";
import { callerAddress, requireLocalCaller } from "./caller-address.ts";

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

test.each(["127.0.0.1", "::1", "::ffff:127.0.0.1", "192.168.1.20"])("%s is a local caller", (address) => {
  expect(() => requireLocalCaller(address)).not.toThrow();
});

test.each(["203.0.113.7", "::ffff:203.0.113.7", "2001:db8::1", "unknown"])(
  "%s is refused what is for local callers",
  (address) => {
    expect(() => requireLocalCaller(address)).toThrow(expect.objectContaining({ code: "forbidden" }));
  },
);
