import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { MAX_AMOUNT_MINOR } from "./money.ts";
import { chargeFor, fundedMs, minimumHold } from "./tariff.ts";
import { CoreBooks } from "./testing/core-books.ts";
import { costAt, leastHold, secondsIn } from "./testing/naive-meter.ts";
import { playBoth, settings } from "./testing/play-both.ts";
import { createReferenceModel } from "./testing/reference-model.ts";
import { beats, script, scriptTariff } from "./testing/scripts.ts";

describe("core and the reference model agree", () => {
  it("on every amount, refusal and balance of thousands of money lives", { timeout: 60_000 }, () => {
    const seen = new Map<string, number>();
    fc.assert(
      fc.property(script, (life) => {
        for (const [word, count] of playBoth(life)) seen.set(word, (seen.get(word) ?? 0) + count);
      }),
      { numRuns: 2000 },
    );
    // A comparison that never came to a case proves nothing about it.
    const cases = [
      ...["start", "start: cap_too_low", "start: insufficient_funds", "start: wallet_blocked"],
      ...["a charge", "a charge of the minimum", "a charge beyond the hold", "a charge of the whole cap"],
      ...["hold", "extend", "raiseCap", "settle", "settle: session_not_open"],
      ...["refund", "refund: refund_exceeds_charge", "refund: adjustment_window_closed", "release"],
      ...[
        "reverse",
        "repay",
        "adjust",
        "payout",
        "payout: payout_exceeds_available",
        "payout: invalid_input",
      ],
      ...["endPayout", "withdraw", "withdraw: withdrawal_exceeds_available", "endWithdrawal"],
    ];
    for (const word of cases) expect([word, (seen.get(word) ?? 0) >= 10]).toEqual([word, true]);
  });

  it("on the price of any time, and on what any money pays for", () => {
    fc.assert(
      fc.property(scriptTariff, fc.nat(1_200_000), (tariff, ms) => {
        const seconds = secondsIn(tariff, ms);
        const charge = chargeFor(tariff, ms);
        expect([charge.billableSeconds, charge.amountMinor]).toEqual([seconds, costAt(tariff, seconds)]);
        const lastSecond = secondsIn(tariff, fundedMs(tariff, charge.amountMinor));
        expect(costAt(tariff, lastSecond)).toBe(charge.amountMinor);
        expect(costAt(tariff, lastSecond + 1)).toBeGreaterThan(charge.amountMinor);
        expect(minimumHold(tariff)).toBe(leastHold(tariff));
      }),
      { numRuns: 1000 },
    );
  });

  it("on presence, whatever arrives twice, late or after a pause that the sender admits", () => {
    fc.assert(
      fc.property(beats, scriptTariff, (evidence, tariff) => {
        const core = new CoreBooks(settings);
        const model = createReferenceModel(settings);
        const terms = { customer: "c", vendor: "v", tariff, capMinor: null };
        for (const books of [core, model]) {
          books.topUp("c", MAX_AMOUNT_MINOR, "p");
          books.start("s", { ...terms, fee: { basisPoints: 1500, fixedMinor: 0 } });
          books.hold("s", 0, 60_000);
        }
        const bill = core.settle("s", evidence, 0);
        const predicted = model.settle("s", evidence, 0);
        expect([bill.billableMs, bill.chargedMinor]).toEqual([predicted.billableMs, predicted.capturedMinor]);
      }),
      { numRuns: 500 },
    );
  });
});
