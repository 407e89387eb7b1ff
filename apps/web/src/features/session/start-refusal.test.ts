import { describe, expect, it } from "vitest";
import { startRefusal } from "./start-refusal.ts";

const path = "/services/0190-a";

describe("why a session cannot be started", () => {
  it("says how much is missing and leads to the wallet and back", () => {
    const refusal = startRefusal(
      { code: "insufficient_funds", details: { missingMinor: 320, currency: "USD" } },
      path,
      "en-US",
    );
    expect(refusal.sentence).toBe("You need $3.20 more in your wallet to start.");
    expect(refusal.remedy?.href).toBe("/wallet?returnTo=%2Fservices%2F0190-a");
  });

  it("leads a busy customer to the session that is open", () => {
    const refusal = startRefusal({ code: "customer_busy", details: { sessionId: "s1" } }, path, "en-US");
    expect(refusal.remedy?.href).toBe("/sessions/s1");
  });

  it("sends the anonymous to sign in and come back", () => {
    const refusal = startRefusal({ code: "unauthenticated", details: {} }, path, "en-US");
    expect(refusal.remedy?.href).toBe("/sign-in?callbackUrl=%2Fservices%2F0190-a");
  });

  it.each(["vendor_busy", "service_off", "forbidden", "unavailable"] as const)(
    "has a sentence for %s",
    (code) => {
      expect(startRefusal({ code, details: {} }, path, "en-US").sentence).toMatch(/\.$/);
    },
  );
});
