import type { MeterView } from "@paygo/contracts";
import { describe, expect, it } from "vitest";
import { billableAt, figuresFor, fundsLevel, fundsLimit } from "./meter-figures.ts";
import { announcement, clockText, fundsTitle } from "./meter-words.ts";

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

  it("count down to the end of all the money only for whom may know it", () => {
    expect(figuresFor(running, tariff, 0).totalLeftSeconds).toBeNull();
    expect(figuresFor({ ...running, reachMs: 420_000 }, tariff, 60_000).totalLeftSeconds).toBe(360);
    expect(figuresFor({ ...running, reachMs: 60_000 }, tariff, 61_000).totalLeftSeconds).toBe(0);
  });

  it.each([
    ["no cap", null, 4_000, "wallet"],
    ["a cap beyond the wallet", 5_200, 4_000, "wallet"],
    ["a cap within the wallet", 4_000, 4_000, "cap"],
    ["a cap that is held", 1_000, 0, "cap"],
    ["a cap that pays for no more than the wallet", 1_199, 0, "cap"],
  ] as const)("know what ends the session first: %s", (_case, capMinor, availableMinor, limit) => {
    expect(fundsLimit({ ...running, capMinor, availableMinor }, tariff)).toBe(limit);
  });

  it("say how long the time is free", () => {
    const trial = { ...tariff, freeSeconds: 20 };
    expect(figuresFor(running, trial, 20_000)).toMatchObject({ isFree: true, costMinor: 0 });
    expect(figuresFor(running, trial, 21_000)).toMatchObject({ isFree: false, costMinor: 200 });
  });

  it("do not call funds low that the wallet will extend", () => {
    const rich = figuresFor({ ...running, reachMs: 3_000_000 }, tariff, 290_000);
    expect(rich.heldLeftSeconds).toBe(10);
    expect(fundsLevel(rich)).toBe("fine");
    expect(fundsLevel(figuresFor(running, tariff, 290_000))).toBe("fine");
  });

  it.each([
    [60_000, 179_000, "fine"],
    [60_000, 180_000, "low"],
    [60_000, 239_000, "low"],
    [60_000, 240_000, "last"],
    [3_000, 8_950, "fine"],
    [3_000, 9_000, "low"],
    [3_000, 12_000, "last"],
  ])("with minutes of %d ms warn after %d ms of five minutes: %s", (minuteMs, billableMs, level) => {
    const meter = { ...running, reachMs: 5 * minuteMs };
    expect(fundsLevel(figuresFor(meter, { ...tariff, minuteMs }, billableMs))).toBe(level);
  });
});

describe("the spoken meter", () => {
  const figures = (billableMs: number, reachMs: number | null = 6_000_000) =>
    figuresFor({ ...running, reachMs }, tariff, billableMs);
  const reader = { part: "customer", limit: "wallet", tariff, locale: "en-US" } as const;

  it("speaks once a minute and not in between", () => {
    expect(announcement(figures(59_000), figures(60_000), reader)).toBe("1 minute, $2.00 so far.");
    expect(announcement(figures(60_000), figures(61_000), reader)).toBeNull();
    expect(announcement(figures(0), figures(1_000), reader)).toBeNull();
    expect(announcement(null, figures(61_000), reader)).toBeNull();
  });

  it.each([
    ["customer", "wallet", "About 2 minutes of funds left.", "About 1 minute of funds left."],
    [
      "customer",
      "cap",
      "About 2 minutes until your spending cap.",
      "About 1 minute until your spending cap.",
    ],
    ["vendor", "wallet", "The customer has about 2 minutes left.", "The customer has about 1 minute left."],
  ] as const)("tells the %s (%s) once at two minutes and once at one", (part, limit, two, one) => {
    const say = (from: number | null, to: number) =>
      announcement(from === null ? null : figures(from, 300_000), figures(to, 300_000), {
        ...reader,
        part,
        limit,
      });
    expect(say(179_000, 180_000)).toBe(two);
    expect(say(239_000, 240_000)).toBe(one);
    expect(say(241_000, 242_000)).toBeNull();
    expect(say(null, 200_000)).toBe(two);
  });

  it("is written in a banner as what is still true a moment later", () => {
    expect(fundsTitle(figures(200_000, 300_000), "customer", "wallet")).toBe(
      "Less than 2 minutes of funds left",
    );
    expect(fundsTitle(figures(250_000, 300_000), "customer", "cap")).toBe(
      "Less than a minute until your spending cap",
    );
    expect(fundsTitle(figures(250_000, 300_000), "vendor", "wallet")).toBe(
      "The customer has less than a minute left",
    );
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
