import { describe, expect, it } from "vitest";
import { oneTapTopUpInput, setAutoRefillInput, topUpInput, withdrawInput } from "./wallet.ts";

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

describe("every amount that a customer asks for is positive, whole and not huge", () => {
  const id = "01900000-0000-7000-8000-000000000001";
  const key = { idempotencyKey: "key-00001" };
  const refill = { isOn: true, thresholdMinutes: 5, monthlyCeilingMinor: 5_000, paymentMethodId: id };
  const asks = {
    "a top-up": (amountMinor: unknown) => topUpInput.safeParse({ amountMinor, ...key }),
    "a one-tap top-up": (amountMinor: unknown) =>
      oneTapTopUpInput.safeParse({ amountMinor, paymentMethodId: id, ...key }),
    "a withdrawal": (amountMinor: unknown) => withdrawInput.safeParse({ amountMinor, ...key }),
    "a refill": (amountMinor: unknown) => setAutoRefillInput.safeParse({ ...refill, amountMinor }),
    "a monthly ceiling": (monthlyCeilingMinor: unknown) =>
      setAutoRefillInput.safeParse({ ...refill, amountMinor: 500, monthlyCeilingMinor }),
  };
  const refused = [0, -500, 0.5, 10.001, 100_000_001, 2 ** 53, 1e300, Number.NaN, "500", null];

  it.each(Object.entries(asks))("%s", (_, ask) => {
    expect(ask(500).success).toBe(true);
    for (const amount of refused) expect(ask(amount).success, String(amount)).toBe(false);
  });
});
