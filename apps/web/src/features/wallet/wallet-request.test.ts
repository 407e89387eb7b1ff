import { describe, expect, it } from "vitest";
import { readWalletRequest, walletPath } from "./wallet-request.ts";

describe("coming to the wallet for a top-up", () => {
  it("keeps the way back and the amount in the address", () => {
    const request = { returnTo: "/services/1?from=a&b", wantedMinor: 250 };
    const parameters = new URL(walletPath(request), "http://localhost").searchParams;
    expect(readWalletRequest(Object.fromEntries(parameters))).toEqual(request);
    expect(walletPath({ returnTo: null, wantedMinor: null })).toBe("/wallet");
  });

  it.each(["https://elsewhere.invalid/", "//elsewhere.invalid", "/\\elsewhere.invalid", ""])(
    "never leads back to another site: %s",
    (returnTo) => {
      expect(readWalletRequest({ returnTo }).returnTo).toBeNull();
    },
  );

  it.each(["-5", "0", "1.5", "many", ""])("ignores the amount %j", (amount) => {
    expect(readWalletRequest({ amount }).wantedMinor).toBeNull();
  });
});
