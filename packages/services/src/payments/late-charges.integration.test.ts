import { describe, expect, test } from "vitest";
import {
  createFakePayments,
  makeCustomer,
  ringVendor,
  saveCardOf,
  setUpSuite,
  successOf,
  tell,
} from "../testing/index.ts";
import { transactSql } from "../transact.ts";
import { getAutoRefill } from "../wallet/get-auto-refill.ts";
import { getPayment } from "../wallet/get-payment.ts";
import { getWallet } from "../wallet/get-wallet.ts";
import { setAutoRefill } from "../wallet/set-auto-refill.ts";
import { topUpWithSavedCard } from "../wallet/top-up-with-saved-card.ts";
import { chargePendingPayments } from "./charge-pending-payments.ts";
import { planRefill } from "./plan-refill.ts";

const suite = setUpSuite();
const minuteMs = 60_000;

/** A tap on a saved card that its provider did not answer. */
async function unansweredTap(behaviour: "unavailable" | "lost") {
  const payments = createFakePayments();
  const ctx = suite.context({ payments });
  const customer = await makeCustomer(ctx, 0);
  const { paymentMethodId } = await saveCardOf(ctx, customer, 100);
  payments.next("chargeSavedCard", behaviour);
  const input = { amountMinor: 1_000, paymentMethodId, idempotencyKey: "one-tap-1" };
  const { payment } = await topUpWithSavedCard(ctx, customer, input);
  const read = async () => (await getPayment(ctx, customer, { paymentId: payment.id })).payment;
  return { ctx, customer, payments, payment, input, read };
}

describe("a charge that nobody expects any more", () => {
  test("is not made: fifteen minutes after the tap it is given up, and a late success is credited all the same", async () => {
    const { ctx, customer, payments, payment, input, read } = await unansweredTap("unavailable");
    ctx.clock.advance(15 * minuteMs + 1);
    await chargePendingPayments(ctx);
    expect(payments.movements).toEqual([]);
    expect(await read()).toMatchObject({ state: "declined", failureCode: "expired" });
    await expect(topUpWithSavedCard(ctx, customer, input)).rejects.toMatchObject({
      code: "payment_failed",
      details: { failureCode: "expired" },
    });
    await tell(ctx, successOf(payment));
    expect(await getWallet(ctx, customer)).toMatchObject({ availableMinor: 1_100 });
  });

  test("is still made at fifteen minutes", async () => {
    const { ctx, payments, read } = await unansweredTap("unavailable");
    ctx.clock.advance(15 * minuteMs);
    await chargePendingPayments(ctx);
    expect(payments.movements).toHaveLength(1);
    expect(await read()).toMatchObject({ state: "succeeded" });
  });

  test("that was made before its answer was lost is found at the provider, and credited once", async () => {
    const { ctx, customer, payments, read } = await unansweredTap("lost");
    ctx.clock.advance(3 * 24 * 60 * minuteMs);
    await chargePendingPayments(ctx);
    expect(payments.calls).toHaveLength(1);
    expect(await read()).toMatchObject({ state: "succeeded", failureCode: null });
    expect(await getWallet(ctx, customer)).toMatchObject({ availableMinor: 1_100 });
  });

  test("stays open as long as the provider cannot say whether it was made", async () => {
    const { ctx, payments, read } = await unansweredTap("lost");
    ctx.clock.advance(60 * minuteMs);
    payments.next("findCharge", "unavailable");
    await chargePendingPayments(ctx);
    expect(await read()).toMatchObject({ state: "pending" });
  });

  test("was a refill: it is given up too, and refills stay on, since no card was declined", async () => {
    const payments = createFakePayments();
    const ctx = suite.context({ payments });
    const { customer, sessionId } = await ringVendor(ctx, { fundsMinor: 100 });
    const { paymentMethodId } = await saveCardOf(ctx, customer, 100);
    const settings = { isOn: true, thresholdMinutes: 5, amountMinor: 1_000, monthlyCeilingMinor: 2_000 };
    await setAutoRefill(ctx, customer, { ...settings, paymentMethodId });
    const need = { customerId: customer.userId, sessionId, pricePerMinuteMinor: 1_000, currency: "USD" };
    expect(await transactSql(ctx, (tx) => planRefill(ctx, tx, need))).toBe(true);
    ctx.clock.advance(16 * minuteMs);
    await chargePendingPayments(ctx);
    expect(payments.movements).toEqual([]);
    expect(await getAutoRefill(ctx, customer)).toMatchObject({
      isOn: true,
      stoppedCode: null,
      usedThisMonthMinor: 0,
    });
  });
});
