import { describe, expect, it } from "vitest";
import { topUpInput } from "./wallet.ts";

const site = "https://paygo.test";
const parse = (returnPath: string | undefined) =>
  topUpInput.safeParse({ amountMinor: 500, idempotencyKey: "top-up-1", returnPath });

describe("after paying, a customer goes back to this site and to no other", () => {
  it.each(["/", "/wallet", "/session/1?tab=bill#total", "/services?back=https://elsewhere.test//x", "/a/b/"])(
    "%j is kept",
    (path) => {
      expect(parse(path).data?.returnPath).toBe(path);
      expect(new URL(path, site).origin).toBe(site);
    },
  );

  it.each([
    "",
    "wallet",
    "//elsewhere.test",
    "/\\elsewhere.test",
    "\\\\elsewhere.test",
    "https://elsewhere.test",
    "javascript:alert(1)",
    "/\t/elsewhere.test",
    "/\n/elsewhere.test",
    "\t//elsewhere.test",
    "/.//elsewhere.test",
    "/a/..//elsewhere.test",
    `/${"x".repeat(500)}`,
  ])("%j is refused", (path) => {
    expect(parse(path).success).toBe(false);
  });

  it("without a wish it is the wallet", () => {
    expect(parse(undefined).data?.returnPath).toBe("/wallet");
  });
});

describe("a top-up is a positive whole amount", () => {
  it.each([0, -500, 0.5, 100_000_001, "500"])("%j is refused", (amountMinor) => {
    expect(topUpInput.safeParse({ amountMinor, idempotencyKey: "top-up-1" }).success).toBe(false);
  });
});
