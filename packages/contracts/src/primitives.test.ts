import { MAX_AMOUNT_MINOR } from "@paygo/core";
import { describe, expect, it } from "vitest";
import { amountMinor, device, id, idempotencyKey, instant, pageSize } from "./primitives.ts";
import { uid } from "./room.ts";

describe("what crosses the border is exactly what it claims to be", () => {
  it.each<[string, { safeParse(value: unknown): { success: boolean } }, unknown[], unknown[]]>([
    [
      "an amount is whole, non-negative minor units within core's bound",
      amountMinor,
      [0, 1, MAX_AMOUNT_MINOR],
      [-1, 0.5, MAX_AMOUNT_MINOR + 1, Number.NaN, "1", 1n, null],
    ],
    ["an RTC uid is 1…2^31−1", uid, [1, 2_147_483_647], [0, -1, 2_147_483_648, 1.5, "1"]],
    [
      "an instant is in UTC",
      instant,
      ["2026-11-22T10:00:00Z", "2026-11-22T10:00:00.123Z"],
      ["2026-11-22T10:00:00+01:00", "2026-11-22T10:00:00", "2026-11-22", "2026-13-22T10:00:00Z", 0],
    ],
    [
      "an id is a UUID and nothing around it",
      id,
      ["0190f7a0-7c1e-7000-8000-000000000000"],
      ["", "1", "0190f7a0-7c1e-7000-8000-000000000000 ", "' OR 1=1 --", null],
    ],
    [
      "a device is a plain word",
      device,
      ["tab_1234-5678"],
      ["short", "x".repeat(65), "with space", "tab\n12345678"],
    ],
    [
      "an idempotency key is a plain word",
      idempotencyKey,
      ["retry:2026-11-22"],
      ["short", "x".repeat(129), "key with space", "кириллица"],
    ],
    ["a page is bounded", pageSize, [1, 100, undefined], [0, 101, 1.5, "20"]],
  ])("%s", (_rule, schema, accepted, refused) => {
    for (const value of accepted) expect(schema.safeParse(value).success, String(value)).toBe(true);
    for (const value of refused) expect(schema.safeParse(value).success, String(value)).toBe(false);
  });

  it("a list that says nothing about its size has 20 lines a page", () => {
    expect(pageSize.parse(undefined)).toBe(20);
  });
});
