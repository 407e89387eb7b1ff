import fc from "fast-check";
import type { Fee } from "../fee.ts";
import type { Evidence } from "../metering.ts";
import type { Interval } from "../presence.ts";
import type { Tariff } from "../tariff.ts";

/** What the generated evidence and the tests that use it take as the longest gap of presence. */
export const maxGapMs = 15_000;

/** A wall clock span in which all generated evidence lies, so that one side's presence can be bounded by it. */
export const wallMs = 600_000;

const seconds = (max: number) => fc.oneof(fc.constantFrom(1, 6, 30, 60), fc.integer({ min: 1, max }));

const increments = fc.record({ initialSeconds: seconds(3600), subsequentSeconds: seconds(3600) });

const minimum = fc.oneof(
  fc.constant({ minimumMinor: 0, minimumAfterSeconds: 0 }),
  fc.record({
    minimumMinor: fc.oneof(fc.integer({ min: 1, max: 2000 }), fc.integer({ min: 1, max: 100_000_000 })),
    minimumAfterSeconds: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 3600 })),
  }),
);

/** Any platform fee: a part of the charge, a fixed part, or both. */
export const fee: fc.Arbitrary<Fee> = fc.record({
  basisPoints: fc.integer({ min: 0, max: 10_000 }),
  fixedMinor: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 500 })),
});

/** Any tariff that the contract accepts, with ordinary and with shortened minutes. */
export const tariff: fc.Arbitrary<Tariff> = fc
  .record({
    pricePerMinuteMinor: fc.oneof(fc.integer({ min: 1, max: 500 }), fc.integer({ min: 1, max: 100_000_000 })),
    currency: fc.constantFrom("USD", "JPY", "KWD"),
    freeSeconds: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 3600 })),
    minuteMs: fc.oneof(fc.constant(60_000), fc.integer({ min: 60, max: 60_000 })),
    increments,
    minimum,
  })
  .map(({ increments: steps, minimum: least, ...rest }) => ({ ...rest, ...steps, ...least }));

/** Instants of one host's heartbeats, in any order and with repetitions. */
export const heartbeats = fc.array(fc.integer({ min: 0, max: wallMs }), { maxLength: 60 });

/** Presence as it may be read from the database: any order, overlapping, empty spans included. */
export const intervals: fc.Arbitrary<Interval[]> = fc.array(
  fc
    .tuple(fc.integer({ min: 0, max: wallMs }), fc.integer({ min: 0, max: wallMs }))
    .map(([a, b]) => ({ startMs: Math.min(a, b), endMs: Math.max(a, b) })),
  { maxLength: 8 },
);

export const evidence: fc.Arbitrary<Evidence> = fc.record({ customer: intervals, vendor: intervals });
