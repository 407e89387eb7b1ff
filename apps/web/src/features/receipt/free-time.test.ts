import { describe, expect, it } from "vitest";
import { freeSpans, freeWords } from "./free-time.ts";
import { sampleReceipt } from "./receipt-sample.ts";

describe("what was free", () => {
  it("names each span of a session with a pause", () => {
    const receipt = sampleReceipt({
      customer: [
        [12_000, 100_000],
        [125_000, 250_000],
      ],
      vendor: [[14_000, 255_000]],
    });
    expect(freeSpans(receipt)).toEqual([
      { kind: "ringing", durationMs: 10_000 },
      { kind: "waiting", durationMs: 4_000 },
      { kind: "reconnecting", durationMs: 25_000 },
      { kind: "closing", durationMs: 50_000 },
    ]);
  });

  it.each([
    ["an answered session", sampleReceipt()],
    ["one that never connected", sampleReceipt({ customer: [], vendor: [[14_000, 20_000]] })],
    ["one that was never answered", sampleReceipt({ customer: [], vendor: [], isAnswered: false })],
  ])("free and billable time are the whole of %s", (_, receipt) => {
    const freeMs = freeSpans(receipt).reduce((sum, span) => sum + span.durationMs, 0);
    expect(freeMs + receipt.billableMs).toBe(Date.parse(receipt.endedAt) - Date.parse(receipt.createdAt));
  });

  it("a session that nobody answered was only ringing, and says so", () => {
    const receipt = sampleReceipt({ customer: [], vendor: [], isAnswered: false });
    expect(freeSpans(receipt)).toEqual([{ kind: "ringing", durationMs: 60_000 }]);
    expect(freeWords("ringing", false).why).toBe("The session was never answered.");
  });
});
