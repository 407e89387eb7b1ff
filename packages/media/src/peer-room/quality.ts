import type { NetworkGrade, RoomQuality } from "../room.ts";

/** Counters of one link at one moment; null where the browser has not measured yet. */
export interface LinkSample {
  readonly packetsReceived: number;
  readonly packetsLost: number;
  readonly rttMs: number | null;
  /** Share of our packets that the other side reports lost, 0 to 1. */
  readonly lossOfOurs: number | null;
}

/** Highest loss (percent) and round trip (ms) of the grades 1 to 4; beyond them it is 5. */
const LIMITS: readonly (readonly [NetworkGrade, number, number])[] = [
  [1, 1, 150],
  [2, 3, 300],
  [3, 7, 500],
  [4, 15, 1_000],
];

/** Source of the fields: https://www.w3.org/TR/webrtc-stats/ */
export function sampleLink(report: RTCStatsReport): LinkSample {
  let sample: LinkSample = { packetsReceived: 0, packetsLost: 0, rttMs: null, lossOfOurs: null };
  const selected = new Set<unknown>();
  report.forEach((stats) => {
    if (stats.type === "transport") selected.add(stats.selectedCandidatePairId);
  });
  report.forEach((stats) => {
    if (stats.type === "inbound-rtp") {
      const { packetsReceived, packetsLost } = sample;
      sample = {
        ...sample,
        packetsReceived: packetsReceived + (stats.packetsReceived ?? 0),
        packetsLost: packetsLost + (stats.packetsLost ?? 0),
      };
    }
    if (stats.type === "remote-inbound-rtp" && typeof stats.fractionLost === "number") {
      sample = { ...sample, lossOfOurs: Math.max(sample.lossOfOurs ?? 0, stats.fractionLost) };
    }
    if (selected.has(stats.id) && typeof stats.currentRoundTripTime === "number") {
      sample = { ...sample, rttMs: Math.round(stats.currentRoundTripTime * 1_000) };
    }
  });
  return sample;
}

/** The quality of one link between two of its samples. */
export function linkQuality(before: LinkSample, now: LinkSample): RoomQuality {
  const lost = Math.max(0, now.packetsLost - before.packetsLost);
  const expected = lost + Math.max(0, now.packetsReceived - before.packetsReceived);
  const lossPercent = expected === 0 ? null : Math.round((1_000 * lost) / expected) / 10;
  return {
    uplink: now.lossOfOurs === null ? 0 : grade(now.lossOfOurs * 100, now.rttMs),
    downlink: lossPercent === null ? 0 : grade(lossPercent, now.rttMs),
    rttMs: now.rttMs,
    lossPercent,
  };
}

/** Several peers: the worst of each, because that is what the person notices. */
export function worstQuality(all: readonly RoomQuality[]): RoomQuality {
  const worst = (values: readonly (number | null)[]): number | null =>
    values.reduce((a, b) => (a === null ? b : b === null ? a : Math.max(a, b)), null);
  return {
    uplink: worstGrade(all.map(({ uplink }) => uplink)),
    downlink: worstGrade(all.map(({ downlink }) => downlink)),
    rttMs: worst(all.map(({ rttMs }) => rttMs)),
    lossPercent: worst(all.map(({ lossPercent }) => lossPercent)),
  };
}

function worstGrade(grades: readonly NetworkGrade[]): NetworkGrade {
  return [...grades].sort().at(-1) ?? 0;
}

function grade(lossPercent: number, rttMs: number | null): NetworkGrade {
  const found = LIMITS.find(([, maxLoss, maxRttMs]) => lossPercent <= maxLoss && (rttMs ?? 0) <= maxRttMs);
  return found?.[0] ?? 5;
}
