import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { describePaymentProvider, testNow, testPayment } from "../testing/provider-contract.ts";
import { openStripeWorld, type StripeWorld } from "../testing/stripe-world.ts";

describePaymentProvider("Stripe", async () => {
  const { double, provider, customerRef, told, close } = await openStripeWorld();
  const cards = new Map<string, string>();
  return {
    provider,
    customerRef,
    cardOf(last4) {
      const known = cards.get(last4) ?? double.addCard(customerRef, last4);
      cards.set(last4, known);
      return known;
    },
    told,
    makeReady: (accountRef) => double.setUpAccount(accountRef),
    close,
  };
});

let world: StripeWorld;
beforeEach(async () => {
  world = await openStripeWorld();
});
afterEach(() => world.close());

const customer = { id: "customer-1", email: "customer@paygo.test", customerRef: null };
const usd = (amountMinor: number) => ({ amountMinor, currency: "USD" });

async function charge(last4 = "4242", paymentId: string = crypto.randomUUID()) {
  const methodRef = world.double.addCard(world.customerRef, last4);
  const request = { paymentId, ...usd(2_000), customerRef: world.customerRef, methodRef };
  return { request, outcome: await world.provider.chargeSavedCard(request) };
}

describe("a checkout", () => {
  test("is asked for with our ids, the card kept on demand, and nothing secret in its addresses", async () => {
    const payment = testPayment();
    const { checkoutUrl, checkoutRef } = await world.provider.createCheckout({
      payment,
      customer,
      saveCard: true,
    });
    expect(checkoutUrl).toBe(new URL(`/c/pay/${checkoutRef}`, world.double.url).href);
    const [call] = world.double.seen;
    expect(call).toMatchObject({ method: "POST", path: "/v1/checkout/sessions", status: 200 });
    expect(call?.idempotencyKey).toBe(`paygo:payment:${payment.id}`);
    expect(Object.fromEntries(call?.fields ?? [])).toEqual({
      mode: "payment",
      client_reference_id: payment.id,
      customer_email: customer.email,
      customer_creation: "always",
      "line_items[0][quantity]": "1",
      "line_items[0][price_data][currency]": "usd",
      "line_items[0][price_data][unit_amount]": "2000",
      "line_items[0][price_data][product_data][name]": "PayGo funds",
      "payment_intent_data[setup_future_usage]": "off_session",
      "payment_intent_data[metadata][paymentId]": payment.id,
      "payment_intent_data[metadata][origin]": "checkout",
      "payment_intent_data[metadata][saveCard]": "1",
      "metadata[paymentId]": payment.id,
      "metadata[origin]": "checkout",
      "metadata[saveCard]": "1",
      success_url: `https://paygo.example/checkout/${payment.id}?result=done`,
      cancel_url: `https://paygo.example/checkout/${payment.id}?result=left`,
      expires_at: String(testNow.getTime() / 1_000 + 7_200),
    });
  });

  test("is for the customer that Stripe knows, once it knows them", async () => {
    const known = { ...customer, customerRef: world.customerRef };
    await world.provider.createCheckout({ payment: testPayment(), customer: known, saveCard: false });
    const fields = world.double.seen[0]?.fields;
    expect(fields?.get("customer")).toBe(world.customerRef);
    expect(fields?.has("customer_email")).toBe(false);
    expect(fields?.has("payment_intent_data[setup_future_usage]")).toBe(false);
  });

  test("that is paid is told several times as one payment, once with the card that was kept", async () => {
    const payment = testPayment();
    const { checkoutRef } = await world.provider.createCheckout({ payment, customer, saveCard: true });
    expect(world.double.checkout.payWithCard(checkoutRef)).toBe(true);
    const paid = world.told().filter((event) => event.kind === "payment_succeeded");
    expect(paid).toHaveLength(3);
    expect(new Set(paid.map(({ paymentId }) => paymentId))).toEqual(new Set([payment.id]));
    expect(new Set(paid.map(({ paymentRef }) => paymentRef)).size).toBe(1);
    for (const event of paid) expect(event).toMatchObject({ ...usd(2_000), customerRef: expect.any(String) });
    const cards = paid.flatMap(({ card }) => (card ? [card] : []));
    expect(cards).toEqual([
      { methodRef: expect.any(String), brand: "visa", last4: "4242", expiryMonth: 12, expiryYear: 2034 },
    ]);
    const [card] = cards;
    const again = { paymentId: crypto.randomUUID(), ...usd(500), customerRef: String(paid[0]?.customerRef) };
    const outcome = await world.provider.chargeSavedCard({ ...again, methodRef: String(card?.methodRef) });
    expect(outcome).toMatchObject({ state: "succeeded" });
  });

  test("keeps no card unless asked to", async () => {
    const { checkoutRef } = await world.provider.createCheckout({
      payment: testPayment(),
      customer,
      saveCard: false,
    });
    world.double.checkout.payWithCard(checkoutRef);
    for (const event of world.told()) expect(event).not.toMatchObject({ card: expect.anything() });
  });

  test("stays open after a decline, and is paid by the next card", async () => {
    const { checkoutRef } = await world.provider.createCheckout({
      payment: testPayment(),
      customer,
      saveCard: false,
    });
    expect(world.double.checkout.payWithCard(checkoutRef, "0002")).toBe(false);
    expect(world.told().map(({ kind }) => kind)).toEqual(["ignored"]);
    expect(world.double.checkout.payWithCard(checkoutRef)).toBe(true);
    expect(world.told().some(({ kind }) => kind === "payment_failed")).toBe(false);
  });

  test.each([
    [true, "payment_succeeded"],
    [false, "payment_failed"],
  ])("by bank debit is processing until the bank is done (paid: %s)", async (isPaid, last) => {
    const payment = testPayment();
    const { checkoutRef } = await world.provider.createCheckout({ payment, customer, saveCard: false });
    world.double.checkout.payByBank(checkoutRef);
    expect(world.told().map(({ kind }) => kind)).toEqual(["payment_processing", "payment_processing"]);
    world.double.checkout.endBankDebit(checkoutRef, isPaid);
    expect(world.told().at(-1)).toMatchObject({ kind: last, paymentId: payment.id });
  });

  test("that expires is abandoned, and nobody is sent to it again", async () => {
    const payment = testPayment();
    const request = { payment, customer, saveCard: false };
    const { checkoutRef } = await world.provider.createCheckout(request);
    world.double.checkout.expire(checkoutRef);
    expect(world.told()).toEqual([
      expect.objectContaining({ kind: "payment_abandoned", paymentId: payment.id }),
    ]);
    await expect(world.provider.createCheckout({ ...request, checkoutRef })).rejects.toMatchObject({
      code: "payment_not_open",
    });
  });

  test("is not begun for a payment of long ago, whose key Stripe may have forgotten", async () => {
    const payment = testPayment({ createdAt: new Date(testNow.getTime() - 2 * 3_600_000).toISOString() });
    await expect(world.provider.createCheckout({ payment, customer, saveCard: false })).rejects.toMatchObject(
      {
        code: "payment_not_open",
      },
    );
    expect(world.double.seen).toEqual([]);
  });
});

describe("money that moves later", () => {
  test("a charge may be processing and succeed afterwards", async () => {
    const { request, outcome } = await charge("6789");
    expect(outcome).toEqual({ state: "pending", ref: expect.any(String) });
    world.double.finishCharge(String(outcome.ref));
    const kinds = world.told().map(({ kind }) => kind);
    expect(kinds).toEqual(["payment_processing", "payment_succeeded", "payment_succeeded"]);
    expect(world.told().at(-1)).toMatchObject({ paymentId: request.paymentId, card: null });
  });

  test("a refund that comes back is told as failed", async () => {
    const { outcome } = await charge();
    const refund = await world.provider.refund({
      partId: "part-1",
      paymentRef: String(outcome.ref),
      ...usd(500),
    });
    world.double.endRefund(String(refund.ref), "failed");
    expect(world.told().at(-1)).toMatchObject({
      kind: "refund_updated",
      refundRef: refund.ref,
      partId: "part-1",
      state: "failed",
      failureCode: "expired_or_canceled_card",
    });
  });

  test("a chargeback is told; an inquiry, which takes no money, is not", async () => {
    const { outcome } = await charge();
    world.double.dispute(String(outcome.ref), "inquiry");
    expect(world.told().at(-1)).toMatchObject({ kind: "ignored" });
    world.double.dispute(String(outcome.ref));
    expect(world.told().at(-1)).toMatchObject({
      kind: "chargeback",
      paymentRef: outcome.ref,
      chargebackRef: expect.stringMatching(/^du_/),
      ...usd(2_000),
    });
  });

  test("a chargeback that was won is told as such", async () => {
    const { outcome } = await charge();
    world.double.dispute(String(outcome.ref));
    const lost = world.told().at(-1);
    world.double.winDispute(String(outcome.ref));
    expect(world.told().at(-1)).toMatchObject({
      kind: "chargeback_won",
      paymentRef: outcome.ref,
      chargebackRef: lost?.kind === "chargeback" ? lost.chargebackRef : "none",
      ...usd(2_000),
    });
  });

  test("a payout account becomes ready, and a transfer can be taken back", async () => {
    const vendor = { id: "vendor-1", email: "vendor@paygo.test", accountRef: null };
    const { accountRef, isReady } = await world.provider.setUpPayoutAccount(vendor);
    expect(isReady).toBe(false);
    world.double.setUpAccount(accountRef);
    expect(world.told().at(-1)).toMatchObject({ kind: "payout_account_updated", accountRef, isReady: true });
    const { ref } = await world.provider.payOut({ payoutId: "payout-1", accountRef, ...usd(900) });
    world.double.reverseTransfer(String(ref));
    expect(world.told().at(-1)).toMatchObject({
      kind: "payout_updated",
      payoutId: "payout-1",
      state: "failed",
    });
  });
});

describe("what Stripe refuses for good is an outcome with nothing moved", () => {
  test("a refund above the charge, and one of a charge that is refunded whole", async () => {
    const paymentRef = String((await charge()).outcome.ref);
    const refund = (partId: string, amountMinor: number) =>
      world.provider.refund({ partId, paymentRef, ...usd(amountMinor) });
    expect(await refund("part-1", 2_001)).toEqual({ state: "failed", ref: null, failureCode: "refused" });
    expect(await refund("part-2", 2_000)).toMatchObject({ state: "succeeded" });
    expect(await refund("part-3", 1)).toMatchObject({
      state: "failed",
      failureCode: "charge_already_refunded",
    });
    expect(world.double.list("refund")).toHaveLength(1);
  });

  test("a payout to an account that is not ready, and one that the balance does not cover", async () => {
    const vendor = { id: "vendor-1", email: "vendor@paygo.test", accountRef: null };
    const { accountRef } = await world.provider.setUpPayoutAccount(vendor);
    const payOut = (payoutId: string) => world.provider.payOut({ payoutId, accountRef, ...usd(900) });
    expect(await payOut("payout-1")).toMatchObject({
      state: "failed",
      failureCode: "insufficient_capabilities_for_transfer",
    });
    world.double.setUpAccount(accountRef);
    world.double.setBalance(899);
    expect(await payOut("payout-2")).toMatchObject({ state: "failed", failureCode: "balance_insufficient" });
    expect(world.double.list("transfer")).toEqual([]);
  });
});

test("movements are listed over pages, ours only, oldest first", async () => {
  const ids = Array.from({ length: 105 }, () => crypto.randomUUID());
  for (const paymentId of ids) await charge("4242", paymentId);
  const found: string[] = [];
  for await (const movement of world.provider.listMovements(new Date(testNow.getTime() - 1_000))) {
    found.push(movement.ref);
  }
  expect(found).toHaveLength(105);
  expect(new Set(found)).toEqual(new Set(world.double.list("payment_intent").map(({ id }) => id)));
});
