import { describe, expect, test } from "vitest";
import type { Viewer } from "../context.ts";
import {
  advance,
  createFakePayments,
  type FakePayments,
  goLive,
  look,
  makeCustomer,
  race,
  ringVendor,
  saveCardOf,
  setUpSuite,
  successOf,
  type TestContext,
  tell,
  warmUp,
} from "../testing/index.ts";
import { transactSql } from "../transact.ts";
import { completeCheckout } from "../wallet/complete-checkout.ts";
import { getAutoRefill } from "../wallet/get-auto-refill.ts";
import { getPayment } from "../wallet/get-payment.ts";
import { getWallet } from "../wallet/get-wallet.ts";
import { listPaymentMethods } from "../wallet/list-payment-methods.ts";
import { removePaymentMethod } from "../wallet/remove-payment-method.ts";
import { setAutoRefill } from "../wallet/set-auto-refill.ts";
import { topUpWithSavedCard } from "../wallet/top-up-with-saved-card.ts";
import { chargePendingPayments } from "./charge-pending-payments.ts";
import { planRefill } from "./plan-refill.ts";

const connections = 20;
const suite = setUpSuite(connections);

async function withCard(fundsMinor = 100) {
  const payments = createFakePayments();
  const ctx = suite.context({ payments });
  const customer = await makeCustomer(ctx, 0);
  const { paymentMethodId, paymentId } = await saveCardOf(ctx, customer, fundsMinor);
  return { ctx, customer, payments, paymentMethodId, paymentId };
}
const oneTap = (ctx: TestContext, customer: Viewer, paymentMethodId: string, idempotencyKey = "one-tap-1") =>
  topUpWithSavedCard(ctx, customer, { amountMinor: 1_000, paymentMethodId, idempotencyKey });

describe("a one-tap top-up", () => {
  test("charges the saved card once, however often it is tapped at once", async () => {
    const { ctx, customer, payments, paymentMethodId } = await withCard();
    await warmUp(ctx.db, connections);
    const { refusals } = await race(10, () => oneTap(ctx, customer, paymentMethodId));
    expect(refusals).toEqual([]);
    expect(payments.movements).toHaveLength(1);
    expect(await getWallet(ctx, customer)).toMatchObject({ availableMinor: 1_100 });
  });

  test("that is declined says so, also when it is repeated, and credits nothing", async () => {
    const { ctx, customer, payments, paymentMethodId } = await withCard();
    payments.next("chargeSavedCard", "decline");
    for (let i = 0; i < 2; i++) {
      await expect(oneTap(ctx, customer, paymentMethodId)).rejects.toMatchObject({
        code: "payment_failed",
        details: { failureCode: "card_declined" },
      });
    }
    expect(await getWallet(ctx, customer)).toMatchObject({ availableMinor: 100 });
  });

  test.each(["unavailable", "lost"] as const)(
    "whose provider is %s stays open and is charged once by the worker",
    async (behaviour) => {
      const { ctx, customer, payments, paymentMethodId } = await withCard();
      payments.next("chargeSavedCard", behaviour);
      const { payment } = await oneTap(ctx, customer, paymentMethodId);
      expect(payment.state).toBe("pending");
      ctx.clock.advance(15_000);
      await race(3, () => chargePendingPayments(suite.context({ clock: ctx.clock, payments })));
      expect(payments.movements).toHaveLength(1);
      expect((await getPayment(ctx, customer, { paymentId: payment.id })).payment.state).toBe("succeeded");
      expect(await getWallet(ctx, customer)).toMatchObject({ availableMinor: 1_100 });
    },
  );

  test("whose process is killed after the charge, before it was noted, is charged once", async () => {
    const { ctx, customer, payments, paymentMethodId } = await withCard();
    const killed = suite.context({
      clock: ctx.clock,
      payments: {
        ...payments,
        chargeSavedCard: async (charge) => {
          await payments.chargeSavedCard(charge);
          throw new Error("the process was killed here");
        },
      },
    });
    await expect(oneTap(killed, customer, paymentMethodId)).rejects.toThrow("killed");
    expect(await getWallet(ctx, customer)).toMatchObject({ availableMinor: 100 });
    // The customer taps again, and the worker comes by.
    await race<unknown>(4, (i) =>
      i % 2 ? oneTap(ctx, customer, paymentMethodId) : chargePendingPayments(ctx),
    );
    expect(payments.movements).toHaveLength(1);
    expect(await getWallet(ctx, customer)).toMatchObject({ availableMinor: 1_100 });
  });

  test("that the bank decides later is on its way until then", async () => {
    const { ctx, customer, payments, paymentMethodId } = await withCard();
    payments.next("chargeSavedCard", "pending");
    const { payment } = await oneTap(ctx, customer, paymentMethodId);
    expect(payment.state).toBe("processing");
    await tell(ctx, { ...successOf(payment), paymentRef: payments.movements[0]?.ref ?? "" });
    expect(await getWallet(ctx, customer)).toMatchObject({ availableMinor: 1_100 });
    expect((await oneTap(ctx, customer, paymentMethodId)).payment.state).toBe("succeeded");
  });

  test("with a repeated key and another amount, or another's card, is refused", async () => {
    const { ctx, customer, paymentMethodId } = await withCard();
    await oneTap(ctx, customer, paymentMethodId);
    const changed = { amountMinor: 1_001, paymentMethodId, idempotencyKey: "one-tap-1" };
    await expect(topUpWithSavedCard(ctx, customer, changed)).rejects.toMatchObject({
      code: "idempotency_mismatch",
    });
    const stranger = await makeCustomer(ctx, 0);
    await expect(oneTap(ctx, stranger, paymentMethodId)).rejects.toMatchObject({ code: "not_found" });
  });

  test("in the room extends the call that had run out of money to hold", async () => {
    const payments = createFakePayments();
    const ctx = suite.context({ payments });
    const meeting = await goLive(ctx, { fundsMinor: 200 });
    const { paymentMethodId } = await saveCardOf(ctx, meeting.customer, 100);
    await advance(ctx, meeting, 90);
    const { sessionId, customer } = meeting;
    await topUpWithSavedCard(ctx, customer, {
      amountMinor: 1_000,
      paymentMethodId,
      idempotencyKey: "in-the-room",
      sessionId,
    });
    await advance(ctx, meeting, 40);
    expect((await look(ctx, meeting)).meter.heldMinor).toBeGreaterThan(300);
  });
});

test("a removed card is forgotten here and at the provider, and refills with it are off", async () => {
  const { ctx, customer, payments, paymentMethodId } = await withCard();
  await switchOn(ctx, customer, paymentMethodId);
  await removePaymentMethod(ctx, customer, { paymentMethodId });
  expect(payments.removedCards).toHaveLength(1);
  expect((await listPaymentMethods(ctx, customer)).items).toEqual([]);
  expect(await getAutoRefill(ctx, customer)).toMatchObject({ isOn: false, paymentMethodId: null });
  await expect(oneTap(ctx, customer, paymentMethodId)).rejects.toMatchObject({ code: "not_found" });
});

const switchOn = (ctx: TestContext, customer: Viewer, paymentMethodId: string, monthlyCeilingMinor = 2_000) =>
  setAutoRefill(ctx, customer, {
    isOn: true,
    thresholdMinutes: 5,
    amountMinor: 1_000,
    monthlyCeilingMinor,
    paymentMethodId,
  });

describe("automatic refills", () => {
  /** A session is open and its customer's wallet pays for less than five minutes. */
  async function inNeed(payments: FakePayments = createFakePayments()) {
    const ctx = suite.context({ payments });
    const { customer, sessionId } = await ringVendor(ctx, { fundsMinor: 100 });
    const { paymentMethodId } = await saveCardOf(ctx, customer, 100);
    await switchOn(ctx, customer, paymentMethodId);
    const plan = () =>
      transactSql(suite.context({ clock: ctx.clock, payments }), (tx) =>
        planRefill(ctx, tx, {
          customerId: customer.userId,
          sessionId,
          pricePerMinuteMinor: 1_000,
          currency: "USD",
        }),
      );
    return { ctx, customer, payments, plan };
  }

  test("are off until they are switched on, within the limits", async () => {
    const { ctx, customer, paymentMethodId } = await withCard();
    expect(await getAutoRefill(ctx, customer)).toMatchObject({ isOn: false, paymentMethodId: null });
    await expect(switchOn(ctx, customer, paymentMethodId, 999)).rejects.toMatchObject({
      code: "invalid_input",
    });
    const stranger = await makeCustomer(ctx, 0);
    await expect(switchOn(ctx, stranger, paymentMethodId)).rejects.toMatchObject({ code: "not_found" });
  });

  test("planned by two sweeps at once and charged by many workers at once charge once", async () => {
    const { ctx, customer, payments, plan } = await inNeed();
    await warmUp(ctx.db, connections);
    const { values } = await race(6, plan);
    expect(values.filter(Boolean)).toHaveLength(1);
    await race(6, () => chargePendingPayments(suite.context({ clock: ctx.clock, payments })));
    expect(payments.movements).toMatchObject([{ amountMinor: 1_000 }]);
    expect(await getWallet(ctx, customer)).toMatchObject({ availableMinor: 1_100 });
    expect(await getAutoRefill(ctx, customer)).toMatchObject({ usedThisMonthMinor: 1_000 });
  });

  test("stop at the month's ceiling and go on in the next month", async () => {
    const { ctx, plan } = await inNeed();
    for (const isPlanned of [true, true, false]) {
      expect(await plan()).toBe(isPlanned);
      await chargePendingPayments(ctx);
    }
    ctx.clock.advance(31 * 24 * 3_600_000);
    expect(await plan()).toBe(true);
    await chargePendingPayments(ctx);
  });

  test("that are declined switch themselves off and say why", async () => {
    const { ctx, customer, payments, plan } = await inNeed();
    expect(await plan()).toBe(true);
    payments.next("chargeSavedCard", "decline");
    await chargePendingPayments(ctx);
    expect(await getAutoRefill(ctx, customer)).toMatchObject({ isOn: false, stoppedCode: "card_declined" });
    expect(await plan()).toBe(false);
  });

  test("leave a wallet alone that a chargeback blocked", async () => {
    const { ctx, customer, paymentMethodId, paymentId } = await withCard();
    await switchOn(ctx, customer, paymentMethodId);
    await completeCheckout(ctx, customer, { paymentId, outcome: "chargeback" });
    expect(await getAutoRefill(ctx, customer)).toMatchObject({ isOn: false, stoppedCode: "chargeback" });
  });
});
