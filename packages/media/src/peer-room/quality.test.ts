import { describe, expect, it } from "vitest";
import { type LinkSample, linkQuality, sampleLink, worstQuality } from "./quality.ts";

const sample = (change: Partial<LinkSample> = {}): LinkSample => ({
  packetsReceived: 0,
  packetsLost: 0,
  rttMs: 40,
  lossOfOurs: 0,
  ...change,
});

describe("the quality of a link", () => {
  it("counts only what was lost since the sample before", () => {
    const before = sample({ packetsReceived: 1_000, packetsLost: 500 });
    const now = sample({ packetsReceived: 1_095, packetsLost: 505 });
    expect(linkQuality(before, now)).toEqual({ uplink: 1, downlink: 3, rttMs: 40, lossPercent: 5 });
  });

  it("is unknown, not excellent, where nothing was measured", () => {
    const nothing = sample({ lossOfOurs: null, rttMs: null });
    expect(linkQuality(nothing, nothing)).toEqual({ uplink: 0, downlink: 0, rttMs: null, lossPercent: null });
  });

  it.each([
    [0.01, 150, 1],
    [0.02, 40, 2],
    [0, 400, 3],
    [0.15, 40, 4],
    [0.16, 40, 5],
    [0, 1_001, 5],
  ])("grades %d loss and %d ms as %d", (lossOfOurs, rttMs, grade) => {
    expect(linkQuality(sample(), sample({ lossOfOurs, rttMs })).uplink).toBe(grade);
  });

  it("shows the worst of several links", () => {
    const good = linkQuality(sample(), sample({ packetsReceived: 10 }));
    const bad = linkQuality(
      sample(),
      sample({ packetsReceived: 5, packetsLost: 5, rttMs: 700, lossOfOurs: 0.1 }),
    );
    expect(worstQuality([good, bad])).toEqual({ uplink: 4, downlink: 5, rttMs: 700, lossPercent: 50 });
  });

  it("reads the selected pair and sums the streams of a browser's report", () => {
    const report = new Map<string, Record<string, unknown>>([
      ["t", { id: "t", type: "transport", selectedCandidatePairId: "p2" }],
      ["p1", { id: "p1", type: "candidate-pair", currentRoundTripTime: 9 }],
      ["p2", { id: "p2", type: "candidate-pair", currentRoundTripTime: 0.0456 }],
      ["a", { id: "a", type: "inbound-rtp", packetsReceived: 10, packetsLost: 1 }],
      ["v", { id: "v", type: "inbound-rtp", packetsReceived: 20, packetsLost: 2 }],
      ["r", { id: "r", type: "remote-inbound-rtp", fractionLost: 0.02 }],
    ]);
    expect(sampleLink(report)).toEqual({ packetsReceived: 30, packetsLost: 3, rttMs: 46, lossOfOurs: 0.02 });
  });
});
