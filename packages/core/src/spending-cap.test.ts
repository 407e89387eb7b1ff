import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { computeBill } from "./bill.ts";
import { planHold, reachMs } from "./hold-plan.ts";
import type { Verdict } from "./session.ts";
import { chargeFor, fundedMs, minimumHold, type Tariff } from "./tariff.ts";
import { evidence as anyEvidence, fee as anyFee, tariff as anyTariff } from "./testing/arbitraries.ts";
import { answeredAtMs, later, open } from "./testing/open-session.ts";

const ended = (reason: string): Verdict => expect.objectContaining({ kind: "end", reason });
const goesOn: Verdict = expect.objectContaining({ kind: "go_on" });

describe("the spending cap ends the call exactly there", () => {
  const rich = 1_000_000_000_000;
  const heldUnder = (tariff: Tariff, capMinor: number) =>
    planHold(tariff, {
      billableMs: 0,
      heldMinor: 0,
      availableMinor: rich,
      windowMs: fundedMs(tariff, capMinor),
      capMinor,
    });

  it.each<[string, Verdict, Verdict]>([
    ["a millisecond before it", open({ capMinor: 500, nowMs: later(299_999) }), goesOn],
    ["at it", open({ capMinor: 500, nowMs: later(300_000) }), ended("cap_reached")],
    [
      "at a cap that pays for no further increment",
      open({ capMinor: 599, nowMs: later(300_000) }),
      ended("cap_reached"),
    ],
    [
      "at the end of the money, when the cap allows more",
      open({ capMinor: 600, nowMs: later(300_000) }),
      ended("funds_exhausted"),
    ],
    [
      "at the old cap, when it was raised and more is held",
      open({ capMinor: 600, heldMinor: 600, nowMs: later(300_000) }),
      goesOn,
    ],
    [
      "past it with a late sweeper",
      open({ capMinor: 500, nowMs: later(310_000), customerEndMs: later(310_000) }),
      ended("cap_reached"),
    ],
  ])("%s", (_case, verdict, expected) => {
    expect(verdict).toEqual(expected);
  });

  it("for every tariff and cap: the end is the last millisecond that the cap pays for", () => {
    fc.assert(
      fc.property(anyTariff, fc.integer({ min: 1, max: 1_000_000 }), (tariff, capMinor) => {
        fc.pre(capMinor >= minimumHold(tariff));
        const heldMinor = heldUnder(tariff, capMinor);
        expect(heldMinor).toBeLessThanOrEqual(capMinor);
        const facts = { tariff, heldMinor, capMinor, maxUntilMs: null };
        const verdict = open({ ...facts, nowMs: later(0) });
        if (verdict.kind !== "go_on" || verdict.fundedUntilMs === null) throw new Error("has funds");
        const paidMs = verdict.fundedUntilMs - answeredAtMs;
        expect(open({ ...facts, nowMs: later(paidMs - 1) }).kind).toBe("go_on");
        expect(open({ ...facts, nowMs: later(paidMs) })).toEqual(ended("cap_reached"));
        expect(chargeFor(tariff, paidMs).amountMinor).toBeLessThanOrEqual(capMinor);
        const secondMs = Math.ceil(tariff.minuteMs / 60);
        expect(chargeFor(tariff, paidMs + secondMs).amountMinor).toBeGreaterThan(capMinor);
      }),
    );
  });

  it("for any evidence, however late the end: what is charged is within the cap", () => {
    fc.assert(
      fc.property(anyTariff, anyEvidence, fc.nat(100_000), anyFee, (tariff, evidence, capMinor, fee) => {
        const heldMinor = heldUnder(tariff, capMinor);
        const bill = computeBill({ tariff, evidence, heldMinor, fee });
        expect(bill.chargedMinor).toBeLessThanOrEqual(capMinor);
      }),
    );
  });

  it("raising it during the call funds more, when it pays for another increment", () => {
    fc.assert(
      fc.property(anyTariff, fc.nat(100_000), fc.nat(100_000), (tariff, capMinor, moreMinor) => {
        const heldMinor = heldUnder(tariff, capMinor);
        const raised = { heldMinor, availableMinor: rich, capMinor: capMinor + moreMinor };
        const billableMs = fundedMs(tariff, heldMinor);
        const windowMs = tariff.minuteMs;
        const planned = planHold(tariff, { ...raised, billableMs, windowMs });
        expect(planned > 0).toBe(reachMs(tariff, raised) > billableMs);
      }),
    );
  });
});
