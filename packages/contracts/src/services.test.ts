import { chargeFor, fundedMs, minimumHold, type Tariff } from "@paygo/core";
import { describe, expect, expectTypeOf, it } from "vitest";
import type { z } from "zod";
import { createServiceInput, tariff, updateServiceInput } from "./services.ts";
import { meterView } from "./streaming.ts";

const serviceId = "0190f7a0-7c1e-7000-8000-000000000000";
const offer = { title: "Advice", description: "", pricePerMinuteMinor: 199 };

describe("a tariff", () => {
  it("is core's tariff, field by field", () => {
    expectTypeOf<z.infer<typeof tariff>>().toEqualTypeOf<Tariff>();
    const whole: Tariff = {
      pricePerMinuteMinor: 1,
      currency: "USD",
      initialSeconds: 1,
      subsequentSeconds: 1,
      freeSeconds: 0,
      minimumMinor: 0,
      minimumAfterSeconds: 0,
      minuteMs: 60_000,
    };
    expect(tariff.parse(whole)).toEqual(whole);
  });

  it("at each of its limits has whole figures that the views accept", () => {
    for (const pricePerMinuteMinor of [1, 100_000_000])
      for (const seconds of [1, 3600])
        for (const freeSeconds of [0, 7, 3600])
          for (const minuteMs of [60, 1000, 60_000]) {
            const extreme = tariff.parse({
              pricePerMinuteMinor,
              currency: "USD",
              initialSeconds: seconds,
              subsequentSeconds: seconds,
              freeSeconds,
              minimumMinor: 0,
              minimumAfterSeconds: 0,
              minuteMs,
            });
            const heldMinor = minimumHold(extreme);
            const funded = fundedMs(extreme, heldMinor);
            const meter = {
              state: "running",
              billableMs: funded,
              provedUntil: null,
              costMinor: chargeFor(extreme, funded).amountMinor,
              heldMinor,
              fundedMs: funded,
              availableMinor: null,
              capMinor: null,
              reachMs: null,
            };
            expect(meterView.parse(meter)).toEqual(meter);
          }
  });

  it("refuses a minute that is shorter than a billed second can be, or longer than a minute", () => {
    const minute = tariff.shape.minuteMs;
    expect([59, 60, 60_000, 60_001].map((ms) => minute.safeParse(ms).success)).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });
});

describe("an offer", () => {
  it("is 60/60 without free seconds unless it says otherwise", () => {
    expect(createServiceInput.parse(offer)).toEqual({
      ...offer,
      initialSeconds: 60,
      subsequentSeconds: 60,
      freeSeconds: 0,
      minimumMinor: 0,
      minimumAfterSeconds: 0,
    });
  });

  it.each([
    ["no price", { pricePerMinuteMinor: 0 }],
    ["a negative price", { pricePerMinuteMinor: -1 }],
    ["a price of half a cent", { pricePerMinuteMinor: 0.5 }],
    ["a price beyond a million", { pricePerMinuteMinor: 100_000_001 }],
    ["an increment of nothing", { subsequentSeconds: 0 }],
    ["negative free seconds", { freeSeconds: -1 }],
    ["a blank title", { title: "    " }],
  ])("refuses %s", (_what, change) => {
    expect(createServiceInput.safeParse({ ...offer, ...change }).success).toBe(false);
  });

  it("belongs to whoever makes it: an owner or a currency cannot be sent along", () => {
    const greedy = createServiceInput.parse({
      ...offer,
      vendorId: serviceId,
      currency: "JPY",
      isActive: false,
    });
    expect(greedy).not.toHaveProperty("vendorId");
    expect(greedy).not.toHaveProperty("currency");
  });
});

it("changing one thing of a service changes nothing else: no default slips in", () => {
  expect(updateServiceInput.parse({ serviceId, isActive: false })).toEqual({ serviceId, isActive: false });
  expect(updateServiceInput.parse({ serviceId, pricePerMinuteMinor: 5 })).toEqual({
    serviceId,
    pricePerMinuteMinor: 5,
  });
});
