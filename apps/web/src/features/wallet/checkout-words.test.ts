import { describe, expect, it } from "vitest";
import { checkoutWords } from "./checkout-words.ts";

const here = { hasLeft: false, isTakenBack: false };

describe("how a payment stands", () => {
  it.each(["declined", "abandoned"] as const)("%s: nothing was charged", (state) => {
    expect(checkoutWords({ state }, here).text).toContain("Nothing was charged");
  });

  it("never says that money is there before it is", () => {
    for (const state of ["pending", "processing", "declined", "abandoned"] as const) {
      expect(checkoutWords({ state }, here)).not.toMatchObject({ look: "done" });
    }
    expect(checkoutWords({ state: "succeeded" }, here).look).toBe("done");
    expect(checkoutWords({ state: "succeeded" }, { ...here, isTakenBack: true }).look).toBe("refused");
  });

  it("tells who came back without paying from who waits for the bank", () => {
    expect(checkoutWords({ state: "pending" }, { ...here, hasLeft: true }).look).toBe("left");
    expect(checkoutWords({ state: "pending" }, here).look).toBe("waiting");
    // The bank was faster than the way back.
    expect(checkoutWords({ state: "succeeded" }, { ...here, hasLeft: true }).look).toBe("done");
  });
});
