import { describe, expect, test } from "vitest";
import { stopSession } from "../sessions/stop-session.ts";
import {
  advance,
  createFakePayments,
  goLive,
  makeCustomer,
  makePerson,
  ringVendor,
  setUpSuite,
  topUpWallet,
} from "../testing/index.ts";
import { completeCheckout } from "./complete-checkout.ts";
import { getPayment } from "./get-payment.ts";
import { getWallet } from "./get-wallet.ts";
import { listWalletLines } from "./list-wallet-lines.ts";
import { startTopUp } from "./start-top-up.ts";

const suite = setUpSuite();
const topUp = { amountMinor: 2_000, idempotencyKey: "top-up-1", returnPath: "/wallet" };

describe("a top-up", () => {
  test("credits nothing before it succeeds, and then exactly its amount", async () => {
    const ctx = suite.context();
    const customer = await makeCustomer(ctx, 0);
    const { payment, checkoutUrl } = await startTopUp(ctx, customer, topUp);
    expect(payment).toMatchObject({
      state: "pending",
      amountMinor: 2_000,
      currency: "USD",
      completedAt: null,
    });
    expect(checkoutUrl).toBe(`/checkout/${payment.id}`);
    expect(await getWallet(ctx, customer)).toMatchObject({ availableMinor: 0, heldMinor: 0 });
    const complete = () => completeCheckout(ctx, customer, { paymentId: payment.id, outcome: "success" });
    expect((await complete()).payment.state).toBe("succeeded");
    await complete();
    expect(await getWallet(ctx, customer)).toMatchObject({ availableMinor: 2_000, heldMinor: 0 });
    expect(ctx.hub.hints).toEqual([{ topic: `user:${customer.userId}`, kind: "wallet", sessionId: null }]);
  });

  test.each(["decline", "abandon"] as const)(
    "that ends in %s credits nothing, and cannot succeed later",
    async (outcome) => {
      const ctx = suite.context();
      const customer = await makeCustomer(ctx, 0);
      const { payment } = await startTopUp(ctx, customer, topUp);
      const paymentId = payment.id;
      await completeCheckout(ctx, customer, { paymentId, outcome });
      await completeCheckout(ctx, customer, { paymentId, outcome });
      await expect(completeCheckout(ctx, customer, { paymentId, outcome: "success" })).rejects.toMatchObject({
        code: "payment_not_open",
      });
      expect(await getWallet(ctx, customer)).toMatchObject({ availableMinor: 0 });
      expect((await getPayment(ctx, customer, { paymentId })).payment.completedAt).not.toBeNull();
    },
  );

  test("retried with the same key is the same payment; with another amount it is an error", async () => {
    const ctx = suite.context();
    const customer = await makeCustomer(ctx, 0);
    const first = await startTopUp(ctx, customer, topUp);
    expect(await startTopUp(ctx, customer, topUp)).toEqual(first);
    await expect(startTopUp(ctx, customer, { ...topUp, amountMinor: 2_001 })).rejects.toMatchObject({
      code: "idempotency_mismatch",
    });
    const other = await makeCustomer(ctx, 0);
    expect((await startTopUp(ctx, other, topUp)).payment.id).not.toBe(first.payment.id);
  });

  test("outside the limits says what they are", async () => {
    const ctx = suite.context();
    const customer = await makeCustomer(ctx, 0);
    for (const amountMinor of [99, 100_001]) {
      await expect(startTopUp(ctx, customer, { ...topUp, amountMinor })).rejects.toMatchObject({
        code: "invalid_input",
        details: { minMinor: 100, maxMinor: 100_000 },
      });
    }
  });

  test("of somebody else does not exist", async () => {
    const ctx = suite.context();
    const [owner, other] = [await makeCustomer(ctx, 0), await makeCustomer(ctx, 0)];
    const { payment } = await startTopUp(ctx, owner, topUp);
    const paymentId = payment.id;
    await expect(getPayment(ctx, other, { paymentId })).rejects.toMatchObject({ code: "not_found" });
    const theft = completeCheckout(ctx, other, { paymentId, outcome: "success" });
    await expect(theft).rejects.toMatchObject({ code: "not_found" });
    expect((await getPayment(ctx, owner, { paymentId })).payment.state).toBe("pending");
  });

  test("cannot be completed by its payer when a real provider takes the money", async () => {
    const sandbox = suite.context();
    const customer = await makeCustomer(sandbox, 0);
    const { payment } = await startTopUp(sandbox, customer, topUp);
    const ctx = suite.context({ payments: createFakePayments("stripe") });
    const forged = completeCheckout(ctx, customer, { paymentId: payment.id, outcome: "success" });
    await expect(forged).rejects.toMatchObject({ code: "forbidden" });
    expect(await getWallet(ctx, customer)).toMatchObject({ availableMinor: 0 });
  });

  test("is for customers", async () => {
    const ctx = suite.context();
    const vendor = await makePerson(ctx, "vendor");
    await expect(startTopUp(ctx, vendor, topUp)).rejects.toMatchObject({ code: "forbidden" });
    await expect(startTopUp(ctx, null, topUp)).rejects.toMatchObject({ code: "unauthenticated" });
    await expect(getWallet(ctx, vendor)).rejects.toMatchObject({ code: "forbidden" });
  });
});

describe("wallet lines", () => {
  test("show every movement of the customer's money, newest first", async () => {
    const ctx = suite.context();
    const meeting = await goLive(ctx, { fundsMinor: 2_000 });
    await advance(ctx, meeting, 10);
    await stopSession(ctx, meeting.customer, { sessionId: meeting.sessionId });
    const { items, nextCursor } = await listWalletLines(ctx, meeting.customer, { limit: 20 });
    const session = { id: meeting.sessionId, title: "Piano lesson" };
    expect(items).toMatchObject([
      { kind: "settlement", availableDeltaMinor: 400, heldDeltaMinor: -500, chargedMinor: 100, session },
      { kind: "hold", availableDeltaMinor: -500, heldDeltaMinor: 500, chargedMinor: 0, session },
      { kind: "top_up", availableDeltaMinor: 2_000, heldDeltaMinor: 0, chargedMinor: 0, session: null },
    ]);
    expect(nextCursor).toBeNull();
    const wallet = await getWallet(ctx, meeting.customer);
    expect(wallet.availableMinor).toBe(items.reduce((sum, line) => sum + line.availableDeltaMinor, 0));
  });

  test("show the vendor what was earned, and not the customer's money", async () => {
    const ctx = suite.context();
    const meeting = await goLive(ctx);
    await advance(ctx, meeting, 10);
    await stopSession(ctx, meeting.customer, { sessionId: meeting.sessionId });
    const { items } = await listWalletLines(ctx, meeting.vendor, { limit: 20 });
    expect(items).toMatchObject([
      { kind: "settlement", earnedMinor: 85, availableDeltaMinor: 0, heldDeltaMinor: 0, chargedMinor: 0 },
    ]);
  });

  test("come in pages that neither lose nor repeat a line", async () => {
    const ctx = suite.context();
    const { customer, sessionId } = await ringVendor(ctx, { fundsMinor: 1_000 });
    await stopSession(ctx, customer, { sessionId });
    for (let i = 0; i < 4; i++) await topUpWallet(ctx, customer, 100);
    const whole = (await listWalletLines(ctx, customer, { limit: 100 })).items;
    expect(whole).toHaveLength(7);
    const paged: typeof whole = [];
    let cursor: string | undefined;
    do {
      const page = await listWalletLines(ctx, customer, { limit: 2, cursor });
      paged.push(...page.items);
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    expect(paged).toEqual(whole);
  });

  test("are the reader's own", async () => {
    const ctx = suite.context();
    await makeCustomer(ctx, 500);
    const other = await makeCustomer(ctx, 0);
    expect((await listWalletLines(ctx, other, { limit: 20 })).items).toEqual([]);
    await expect(listWalletLines(ctx, null, { limit: 20 })).rejects.toMatchObject({
      code: "unauthenticated",
    });
  });
});
