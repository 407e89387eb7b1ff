import { describe, expect, test } from "vitest";
import { sweep } from "../sessions/sweep.ts";
import {
  advance,
  createFakePayments,
  goLive,
  look,
  type Meeting,
  saveCardOf,
  sendHeartbeat,
  setUpSuite,
  type TestContext,
} from "../testing/index.ts";
import { setAutoRefill } from "../wallet/set-auto-refill.ts";
import { chargePendingPayments } from "./charge-pending-payments.ts";

const suite = setUpSuite();
/** Heartbeats as rarely as they may come, so that minutes pass quickly. */
const seldom = { everySeconds: 15 };

/** A call with two minutes held of 100 a minute, and nothing else in the wallet of a customer with a saved card. */
async function spentCall({ capMinor }: { capMinor?: number } = {}) {
  const payments = createFakePayments();
  const ctx = suite.context({ payments });
  const meeting = await goLive(ctx, { fundsMinor: 100, ...(capMinor === undefined ? {} : { capMinor }) });
  const { paymentMethodId } = await saveCardOf(ctx, meeting.customer, 100);
  await advance(ctx, meeting, 15, seldom);
  return { ctx, meeting, payments, paymentMethodId };
}

const switchOn = (ctx: TestContext, { customer }: Meeting, paymentMethodId: string) =>
  setAutoRefill(ctx, customer, {
    isOn: true,
    thresholdMinutes: 5,
    amountMinor: 1_000,
    monthlyCeilingMinor: 1_000,
    paymentMethodId,
  });

describe("automatic refills that are switched on in a call", () => {
  test.each([
    ["before the hold can no longer be extended", 30],
    ["after it could no longer be extended", 75],
  ])("carry it on when that happens %s", async (_when, seconds) => {
    const { ctx, meeting, payments, paymentMethodId } = await spentCall();
    await advance(ctx, meeting, seconds, seldom);
    expect((await look(ctx, meeting)).meter).toMatchObject({ heldMinor: 200, availableMinor: 0 });
    await switchOn(ctx, meeting, paymentMethodId);
    await advance(ctx, meeting, 100 - seconds, { everySeconds: 5 });
    await chargePendingPayments(ctx);
    expect(payments.movements).toMatchObject([{ amountMinor: 1_000, state: "succeeded" }]);
    await advance(ctx, meeting, 30, seldom);
    const { state, meter } = await look(ctx, meeting);
    expect(state).toBe("live");
    expect(meter.heldMinor).toBeGreaterThan(200);
  });

  test("charge nothing when the spending cap is held, and nothing more of them could be spent", async () => {
    const { ctx, meeting, payments, paymentMethodId } = await spentCall({ capMinor: 200 });
    await switchOn(ctx, meeting, paymentMethodId);
    await advance(ctx, meeting, 120, seldom);
    await chargePendingPayments(ctx);
    expect(await look(ctx, meeting)).toMatchObject({ endReason: "cap_reached" });
    expect(payments.movements).toEqual([]);
  });

  test("charge nothing for a call that was over before the sweeper came by", async () => {
    const { ctx, meeting, payments, paymentMethodId } = await spentCall();
    await switchOn(ctx, meeting, paymentMethodId);
    for (let i = 0; i < 16; i++) {
      ctx.clock.advance(15_000);
      for (const part of ["customer", "vendor"] as const) await sendHeartbeat(ctx, meeting, part);
    }
    await sweep(ctx);
    await chargePendingPayments(ctx);
    expect(await look(ctx, meeting)).toMatchObject({ endReason: "funds_exhausted" });
    expect(payments.movements).toEqual([]);
  });
});
