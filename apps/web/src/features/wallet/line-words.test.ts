import type { WalletLine } from "@paygo/contracts";
import { describe, expect, it } from "vitest";
import { lineWords, signedMoney } from "./line-words.ts";

const line: WalletLine = {
  id: "00000000-0000-7000-8000-000000000001",
  kind: "top_up",
  postedAt: "2026-11-22T12:00:00.000Z",
  currency: "USD",
  availableDeltaMinor: 5_000,
  heldDeltaMinor: 0,
  chargedMinor: 0,
  earnedMinor: 0,
  session: null,
};
const session = { id: "00000000-0000-7000-8000-000000000002", title: "Code review" };

describe("a line of the wallet in plain words", () => {
  it("names a top-up", () => {
    expect(lineWords(line, "en-US")).toEqual({ title: "Top-up", detail: null });
  });

  it("never lets a hold look like a charge", () => {
    const hold = {
      ...line,
      kind: "hold" as const,
      availableDeltaMinor: -1_000,
      heldDeltaMinor: 1_000,
      session,
    };
    expect(lineWords(hold, "en-US")).toEqual({
      title: "Held for Code review",
      detail: "Set aside, not charged",
    });
  });

  it.each([
    [400, 600, "$4.00 charged, $6.00 released"],
    [1_000, 0, "$10.00 charged"],
    [0, 1_000, "Nothing charged, $10.00 released"],
  ])("tells what of a hold was charged (%d) and released (%d)", (chargedMinor, releasedMinor, detail) => {
    const settlement = {
      ...line,
      kind: "settlement" as const,
      availableDeltaMinor: releasedMinor,
      heldDeltaMinor: -1_000,
      chargedMinor,
      session,
    };
    expect(lineWords(settlement, "en-US")).toEqual({ title: "Session Code review", detail });
  });

  it("tells a vendor what was earned", () => {
    const earned = {
      ...line,
      kind: "settlement" as const,
      availableDeltaMinor: 0,
      earnedMinor: 340,
      session,
    };
    expect(lineWords(earned, "en-US")).toEqual({ title: "Earned in Code review", detail: null });
  });

  it("writes a change with its sign, and none as nothing", () => {
    expect(signedMoney(400, "USD", "en-US")).toBe("+$4.00");
    expect(signedMoney(-400, "USD", "en-US")).toBe("−$4.00");
    expect(signedMoney(0, "USD", "en-US")).toBeNull();
  });
});
