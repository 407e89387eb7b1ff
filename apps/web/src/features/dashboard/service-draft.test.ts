import { describe, expect, it } from "vitest";
import { draftOf, draftTariff, emptyDraft, readDraft } from "./service-draft.ts";

const good = { ...emptyDraft, title: "Plant doctor", price: "1.20", freeSeconds: "30" };

describe("the form of a service", () => {
  it("reads what was typed as minor units and seconds", () => {
    expect(readDraft(good, "USD")).toEqual({
      isValid: true,
      fields: {
        title: "Plant doctor",
        description: "",
        pricePerMinuteMinor: 120,
        initialSeconds: 60,
        subsequentSeconds: 60,
        freeSeconds: 30,
        minimumMinor: 0,
        minimumAfterSeconds: 0,
      },
    });
  });

  it("reads a minimum charge, which never applies within the free start", () => {
    const least = { ...good, minimum: "5", minimumAfterSeconds: "60" };
    expect(readDraft(least, "USD")).toMatchObject({
      fields: { minimumMinor: 500, minimumAfterSeconds: 60 },
    });
    expect(readDraft({ ...least, minimumAfterSeconds: "29" }, "USD")).toMatchObject({
      errors: { minimumAfterSeconds: expect.stringContaining("at least 30") },
    });
    expect(readDraft({ ...least, minimum: " ", minimumAfterSeconds: "x" }, "USD").isValid).toBe(true);
  });

  it.each([
    ["title", { title: " a " }],
    ["title", { title: "x".repeat(81) }],
    ["description", { description: "x".repeat(1001) }],
    ["price", { price: "" }],
    ["price", { price: "0.00" }],
    ["price", { price: "-2" }],
    ["price", { price: "1.234" }],
    ["price", { price: "1000001" }],
    ["initialSeconds", { initialSeconds: "0" }],
    ["subsequentSeconds", { subsequentSeconds: "1.5" }],
    ["freeSeconds", { freeSeconds: "3601" }],
    ["minimum", { minimum: "five" }],
    ["minimum", { minimum: "1.234" }],
    ["minimumAfterSeconds", { minimum: "5", minimumAfterSeconds: "7201" }],
  ] as const)("answers a bad %s with a sentence", (field, typed) => {
    const read = readDraft({ ...good, ...typed }, "USD");
    expect(read.isValid ? null : read.errors[field]).toMatch(/\.$/);
  });

  it("previews the price before there is a title", () => {
    expect(draftTariff({ ...good, title: "" }, "USD")).toMatchObject({
      pricePerMinuteMinor: 120,
      freeSeconds: 30,
    });
    expect(draftTariff({ ...good, price: "x" }, "USD")).toBeNull();
  });

  it("writes a stored price in the digits of its currency", () => {
    const service = {
      id: "s",
      title: "T",
      description: "",
      tariff: {
        pricePerMinuteMinor: 250,
        currency: "JPY",
        initialSeconds: 1,
        subsequentSeconds: 1,
        freeSeconds: 0,
        minimumMinor: 0,
        minimumAfterSeconds: 0,
        minuteMs: 60_000,
      },
      vendor: { id: "v", name: "V" },
      availability: "online" as const,
      isActive: true,
      minimumHoldMinor: 5,
      firstHoldMinor: 50,
      updatedAt: "2026-11-22T12:00:00.000Z",
    };
    expect(draftOf(service).price).toBe("250");
    expect(draftOf({ ...service, tariff: { ...service.tariff, currency: "USD" } }).price).toBe("2.50");
  });
});
