import fc from "fast-check";
import { fee, tariff, wallMs } from "./arbitraries.ts";
import type { Beat } from "./naive-meter.ts";

/** Any tariff whose seconds are few enough to be counted one by one. */
export const scriptTariff = fc
  .tuple(
    tariff,
    fc.constantFrom(60_000, 7001, 2000),
    fc.oneof({ weight: 4, arbitrary: fc.integer({ min: 1, max: 500 }) }, fc.integer({ min: 1, max: 1e8 })),
  )
  .map(([any, minuteMs, pricePerMinuteMinor]) => ({
    ...any,
    minuteMs,
    pricePerMinuteMinor,
    // At most the price of an hour: a minimum that pays for years would be counted for years.
    minimumMinor: any.minimumMinor % (60 * pricePerMinuteMinor),
  }));

/** A tariff as a vendor may really set it: calls of it are affordable, so that most of them come about. */
const callTariff = fc
  .record({
    any: scriptTariff,
    pricePerMinuteMinor: fc.integer({ min: 1, max: 500 }),
    increments: fc.constantFrom([60, 60], [60, 1], [1, 1], [30, 6]),
    freeSeconds: fc.constantFrom(0, 0, 20, 180),
    minimumMinor: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 1500 })),
    minimumAfterSeconds: fc.constantFrom(0, 30, 200),
  })
  .map(({ any, increments: [initialSeconds = 60, subsequentSeconds = 60], ...rest }) => {
    return { ...any, initialSeconds, subsequentSeconds, ...rest };
  });

/** One host's heartbeats: mostly regular, with pauses long, admitted or both, and with some late or doubled. */
const hostBeats: fc.Arbitrary<Beat[]> = fc
  .record({
    cameMs: fc.nat(wallMs / 30),
    gaps: fc.array(
      fc.record({
        gapMs: fc.oneof(
          { weight: 6, arbitrary: fc.integer({ min: 1, max: 15_000 }) },
          fc.constantFrom(15_000, 15_001, 0, -4000),
          fc.integer({ min: 15_001, max: 29_000 }),
        ),
        isResumed: fc.option(fc.boolean(), { nil: undefined, freq: 4 }),
      }),
      { maxLength: 40, size: "max" },
    ),
  })
  .map(({ cameMs, gaps }) => {
    let atMs = cameMs;
    return [
      { atMs },
      ...gaps.map(({ gapMs, isResumed }): Beat => {
        atMs += gapMs;
        return isResumed === undefined ? { atMs } : { atMs, isResumed };
      }),
    ];
  });

const none = fc.constant<Beat[]>([]);
const anyHost = fc.oneof({ weight: 9, arbitrary: hostBeats }, none);

/** Both hosts' heartbeats; a host may never have come. */
export const beats = fc.record({ customer: anyHost, vendor: anyHost });

const amountMinor = fc.oneof(fc.integer({ min: 1, max: 500 }), fc.integer({ min: 1, max: 50_000 }));
const windowMs = fc.integer({ min: 1000, max: 300_000 });
const outcome = fc.constantFrom("paid", "returned", "bounced");
const some = {
  laterMs: fc.nat(100_000),
  customer: fc.constantFrom("ann", "ann", "ann", "bob"),
  vendor: fc.constantFrom("vic", "vic", "wyn"),
  /** Which of the open sessions, payments … it is about. */
  share: fc.double({ min: 0, max: 1, noNaN: true }),
};
const portion = fc.oneof(fc.constantFrom(0, 1), fc.double({ min: 0, max: 1, noNaN: true }));
const extraMinor = fc.constantFrom(0, 0, 0, 1);

const topUpStep = fc.record({
  kind: fc.constant("topUp"),
  ...some,
  amountMinor: fc.oneof(amountMinor, fc.integer({ min: 1, max: 1_000_000 })),
});
const startStep = fc.record({
  kind: fc.constant("start"),
  ...some,
  tariff: fc.oneof({ weight: 5, arbitrary: callTariff }, scriptTariff),
  fee,
  capMinor: fc.option(fc.oneof(amountMinor, fc.integer({ min: 1000, max: 20_000 }))),
  windowMs,
});
const extendStep = fc.record({ kind: fc.constant("extend"), ...some, billableMs: fc.nat(600_000), windowMs });
const settleStep = fc.record({ kind: fc.constant("settle"), ...some, beats });
const refundStep = fc.record({ kind: fc.constant("refund"), ...some, portion, extraMinor });
const releaseStep = fc.record({ kind: fc.constant("release"), ...some });
const payoutStep = fc.record({ kind: fc.constant("payout"), ...some, portion, extraMinor });

/** One thing that happens in a money life. */
const step = fc.oneof(
  topUpStep,
  startStep,
  extendStep,
  fc.record({ kind: fc.constant("raiseCap"), ...some, amountMinor }),
  settleStep,
  refundStep,
  releaseStep,
  fc.record({ kind: fc.constant("reverse"), ...some, portion }),
  fc.record({ kind: fc.constant("repay"), ...some }),
  payoutStep,
  fc.record({ kind: fc.constant("endPayout"), ...some, outcome }),
  fc.record({ kind: fc.constant("withdraw"), ...some, portion, extraMinor }),
  fc.record({ kind: fc.constant("endWithdrawal"), ...some, outcome }),
  fc.record({
    kind: fc.constant("adjust"),
    ...some,
    amountMinor,
    account: fc.constantFrom("available", "earnings_available"),
    isGift: fc.boolean(),
  }),
);
export type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

/** A call from its top-up to its payout, so that chance alone need not bring it about. */
const call = fc
  .tuple(topUpStep, topUpStep, startStep, extendStep, settleStep, refundStep, releaseStep, payoutStep)
  .map((steps): Step[] => steps);

/** A money life: calls, and anything in any order. */
export const script: fc.Arbitrary<Step[]> = fc
  .array(fc.oneof({ weight: 4, arbitrary: step.map((each): Step[] => [each]) }, call), {
    minLength: 5,
    maxLength: 25,
  })
  .map((pieces) => pieces.flat());
