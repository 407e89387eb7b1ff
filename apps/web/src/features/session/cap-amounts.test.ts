import { describe, expect, it } from "vitest";
import { capDuration, raisedCaps, readCap, shortMoney, suggestedCaps } from "./cap-amounts.ts";

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

describe("spending caps to choose from", () => {
  it.each([
    [100, 100, [500, 1_000, 2_000]],
    [200, 200, [1_000, 2_000, 5_000]],
    [250, 250, [2_000, 5_000, 10_000]],
    [1, 1, [5, 10, 20]],
    [100, 4_000, [5_000, 10_000, 20_000]],
  ])("at %d a minute with at least %d are %j", (pricePerMinuteMinor, leastMinor, caps) => {
    expect(suggestedCaps({ ...tariff, pricePerMinuteMinor }, leastMinor)).toEqual(caps);
  });

  it("go up from the present one by at least a minute", () => {
    expect(raisedCaps(tariff, 1_000)).toEqual([2_000, 5_000, 10_000]);
    expect(raisedCaps(tariff, 1_900)).toEqual([5_000, 10_000, 20_000]);
    expect(raisedCaps(tariff, 90_000_000)).toEqual([100_000_000]);
  });

  it("say how long they last, in minutes of the tariff", () => {
    expect(capDuration(tariff, 2_000)).toBe("10 min");
    expect(capDuration({ ...tariff, minuteMs: 3_000 }, 2_000)).toBe("10 min");
    expect(capDuration({ ...tariff, freeSeconds: 20 }, 2_050)).toBe("10 min 20 s");
  });
});

describe("a cap of one's own", () => {
  const read = (text: string) => readCap(text, "USD", 500, (amountMinor) => `$${amountMinor / 100}`);
  it("is an amount, or a sentence that says what is wrong", () => {
    expect(read("12.5")).toEqual({ kind: "amount", amountMinor: 1_250 });
    expect(read("4.99")).toEqual({ kind: "refused", sentence: "A session here takes at least $5." });
    expect(read("2000000")).toMatchObject({ kind: "refused" });
    for (const text of ["", "-5", "5.123", "ten"]) expect(read(text).kind).toBe("refused");
  });

  it.each([
    ["$20.00", 2_000, "$20"],
    ["20,00 €", 2_000, "20 €"],
    ["$20.50", 2_050, "$20.50"],
  ])("%s is short for a button as %s", (written, amountMinor, short) => {
    expect(shortMoney(written, amountMinor, "USD")).toBe(short);
  });
});
