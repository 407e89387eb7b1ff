import type { MeterView } from "@paygo/contracts";
import { describe, expect, it } from "vitest";
import { billableAt, figuresFor, fundsLevel } from "./meter-figures.ts";
import { announcement, clockText } from "./meter-words.ts";

const tariff = {
  pricePerMinuteMinor: 200,
  currency: "USD",
  initialSeconds: 60,
  subsequentSeconds: 60,
  freeSeconds: 0,
  minimumMinor: 0,
  minimumAfterSeconds: 0,
  minuteMs: 60_000,
};
const provedAtMs = Date.parse("2026-11-22T12:00:00.000Z");
const running: MeterView = {
  state: "running",
  billableMs: 50_000,
  provedUntil: "2026-11-22T12:00:00.000Z",
  costMinor: 200,
  heldMinor: 1_000,
  fundedMs: 300_000,
  availableMinor: null,
  capMinor: null,
  reachMs: null,
};
const at = (afterMs: number, over: { lostAtMs?: number; shownMs?: number } = {}) => ({
  nowMs: provedAtMs + afterMs,
  lostAtMs: null,
  shownMs: 0,
  ...over,
});

describe("the meter between two truths", () => {
  it("runs on from what is proved", () => {
    expect(billableAt(running, at(4_000))).toBe(54_000);
  });

  it("stops running on when news fails to come", () => {
    expect(billableAt(running, at(60_000))).toBe(62_000);
  });

  it("stands from the instant at which the local media is lost", () => {
    expect(billableAt(running, at(9_000, { lostAtMs: provedAtMs + 3_000 }))).toBe(53_000);
  });

  it("stands while the server says that it is paused", () => {
    expect(billableAt({ ...running, state: "paused" }, at(9_000, { shownMs: 53_000 }))).toBe(50_000);
  });

  it("never ticks back for a little jitter, but shows a real correction", () => {
    expect(billableAt(running, at(4_000, { shownMs: 54_300 }))).toBe(54_300);
    expect(billableAt(running, at(4_000, { shownMs: 58_000 }))).toBe(54_000);
  });
});

describe("the figures", () => {
  it("count in seconds of the tariff, so that shortened minutes read like minutes", () => {
    const shortened = { ...tariff, minuteMs: 6_000 };
    expect(figuresFor(running, shortened, 6_000)).toMatchObject({
      seconds: 60,
      costMinor: 200,
      heldLeftSeconds: 240,
    });
    expect(figuresFor(running, shortened, 6_100)).toMatchObject({ seconds: 61, costMinor: 400 });
  });

  it("never cost more than what is held", () => {
    expect(figuresFor(running, tariff, 900_000).costMinor).toBe(1_000);
  });

  it("add the rest of the wallet only for whom it belongs to", () => {
    expect(figuresFor(running, tariff, 0).totalLeftSeconds).toBeNull();
    expect(figuresFor({ ...running, availableMinor: 400 }, tariff, 0).totalLeftSeconds).toBe(420);
  });

  it("say how long the time is free", () => {
    const trial = { ...tariff, freeSeconds: 20 };
    expect(figuresFor(running, trial, 20_000)).toMatchObject({ isFree: true, costMinor: 0 });
    expect(figuresFor(running, trial, 21_000)).toMatchObject({ isFree: false, costMinor: 200 });
  });

  it("do not call funds low that the wallet will extend", () => {
    const rich = figuresFor({ ...running, availableMinor: 10_000 }, tariff, 290_000);
    expect(rich.heldLeftSeconds).toBe(10);
    expect(fundsLevel(rich)).toBe("fine");
    expect(fundsLevel(figuresFor({ ...running, availableMinor: 0 }, tariff, 185_000))).toBe("low");
    expect(fundsLevel(figuresFor({ ...running, availableMinor: 0 }, tariff, 240_000))).toBe("last");
  });
});

describe("the spoken meter", () => {
  const figures = (billableMs: number, availableMinor: number | null = 10_000) =>
    figuresFor({ ...running, availableMinor }, tariff, billableMs);

  it("speaks once a minute and not in between", () => {
    expect(announcement(figures(59_000), figures(60_000), tariff, "en-US")).toBe("1 minute, $2.00 so far.");
    expect(announcement(figures(60_000), figures(61_000), tariff, "en-US")).toBeNull();
    expect(announcement(figures(0), figures(1_000), tariff, "en-US")).toBeNull();
  });

  it("speaks when two minutes and one minute of funds are left", () => {
    const say = (from: number, to: number) => announcement(figures(from, 0), figures(to, 0), tariff, "en-US");
    expect(say(179_000, 180_000)).toBe("About 2 minutes of funds left.");
    expect(say(239_000, 240_000)).toBe("About 1 minute of funds left.");
    expect(say(240_000, 241_000)).toBeNull();
  });
});

describe("time on a clock", () => {
  it.each([
    [0, "0:00"],
    [7.9, "0:07"],
    [750, "12:30"],
    [3_725, "1:02:05"],
    [-3, "0:00"],
  ])("%d seconds read %s", (seconds, text) => {
    expect(clockText(seconds)).toBe(text);
  });
});
