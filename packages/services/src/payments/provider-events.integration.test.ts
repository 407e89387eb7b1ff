import { describe, expect, test } from "vitest";
import type { Viewer } from "../context.ts";
import {
  chargebackOf,
  createFakePayments,
  makeCustomer,
  race,
  setUpSuite,
  successOf,
  type TestContext,
  type ToldEvent,
  tell,
  topUpWallet,
  warmUp,
} from "../testing/index.ts";
import { getPayment } from "../wallet/get-payment.ts";
import { getWallet } from "../wallet/get-wallet.ts";
import { startTopUp } from "../wallet/start-top-up.ts";
import { withdraw } from "../wallet/withdraw.ts";
import { processProviderEvents } from "./process-provider-events.ts";
import { receiveProviderEvent } from "./receive-provider-event.ts";
import { sendWithdrawals } from "./send-withdrawals.ts";

const connections = 20;
const suite = setUpSuite(connections);

/** A customer of a real provider with a payment of 10.00 that is open. */
async function open(fundsMinor = 0) {
  const ctx = suite.context({ payments: createFakePayments("stripe") });
  const customer = await makeCustomer(suite.context(), fundsMinor);
  const { payment } = await startTopUp(ctx, customer, {
    amountMinor: 1_000,
    idempotencyKey: ctx.ids.newId(),
    returnPath: "/wallet",
  });
  return { ctx, customer, payment };
}
const stateOf = async (ctx: TestContext, customer: Viewer, paymentId: string) =>
  (await getPayment(ctx, customer, { paymentId })).payment.state;
const inboxOf = (eventId: string) => suite.db.prisma.providerEvent.findFirstOrThrow({ where: { eventId } });

describe("a provider's event", () => {
  test("is kept once, however often it is told", async () => {
    const { ctx, customer, payment } = await open();
    const event = { eventId: `event_${payment.id}`, occurredAt: ctx.clock.now(), ...successOf(payment) };
    const { values } = await race(20, () => receiveProviderEvent(ctx, event));
    expect(values.filter(({ id }) => id !== null)).toHaveLength(1);
    await race(5, () => processProviderEvents(ctx));
    expect(await getWallet(ctx, customer)).toMatchObject({ availableMinor: 1_000 });
  });

  test("told under twenty ids at once credits once", async () => {
    const { ctx, customer, payment } = await open();
    await warmUp(ctx.db, connections);
    const { refusals } = await race(20, () => tell(ctx, successOf(payment)));
    expect(refusals).toEqual([]);
    await processProviderEvents(ctx);
    expect(await getWallet(ctx, customer)).toMatchObject({ availableMinor: 1_000 });
    expect(await ctx.db.prisma.providerEvent.count({ where: { failure: { not: null } } })).toBe(0);
  });

  const orders: [string, ("failed" | "processing" | "abandoned" | "succeeded")[]][] = [
    ["a success after the checkout was left", ["abandoned", "succeeded"]],
    ["a success before the checkout was left", ["succeeded", "abandoned"]],
    ["a success before it was on its way", ["succeeded", "processing"]],
    ["a success after a declined try", ["failed", "succeeded"]],
    ["a success that overtook a declined try", ["succeeded", "failed"]],
  ];
  test.each(orders)("%s credits", async (_, order) => {
    const { ctx, customer, payment } = await open();
    const ref = { paymentId: payment.id, paymentRef: `ref_${payment.id}` };
    const events: Record<(typeof order)[number], ToldEvent> = {
      succeeded: successOf(payment),
      processing: { kind: "payment_processing", ...ref },
      abandoned: { kind: "payment_abandoned", paymentId: payment.id },
      failed: { kind: "payment_failed", failureCode: "card_declined", ...ref },
    };
    for (const kind of order) await tell(ctx, { ...events[kind], occurredAt: ctx.clock.now() });
    expect(await stateOf(ctx, customer, payment.id)).toBe("succeeded");
    expect(await getWallet(ctx, customer)).toMatchObject({ availableMinor: 1_000, owedMinor: 0 });
  });

  test.each([
    ["another amount", { amountMinor: 1_001 }],
    ["another currency", { currency: "EUR" }],
  ])("with %s credits nothing and is kept with the reason", async (_, change) => {
    const { ctx, customer, payment } = await open();
    await tell(ctx, { ...successOf(payment), ...change, eventId: `wrong_${payment.id}` });
    expect(await stateOf(ctx, customer, payment.id)).toBe("pending");
    expect(await getWallet(ctx, customer)).toMatchObject({ availableMinor: 0 });
    const row = await inboxOf(`wrong_${payment.id}`);
    expect(row.processedAt).not.toBeNull();
    expect(row.failure).toContain("instead of 1000 USD");
  });

  test("that pays one payment by a second charge credits nothing more and is kept with the reason", async () => {
    const { ctx, customer, payment } = await open();
    await tell(ctx, successOf(payment));
    await tell(ctx, { ...successOf(payment), paymentRef: "ref_other", eventId: `second_${payment.id}` });
    expect(await getWallet(ctx, customer)).toMatchObject({ availableMinor: 1_000 });
    expect((await inboxOf(`second_${payment.id}`)).failure).toContain("second time");
  });

  test("of one provider does not credit another's payment", async () => {
    const { customer, payment } = await open();
    await tell(suite.context(), { ...successOf(payment), eventId: `forged_${payment.id}` });
    expect(await stateOf(suite.context(), customer, payment.id)).toBe("pending");
    expect((await inboxOf(`forged_${payment.id}`)).failure).toContain("another provider");
  });

  test("about something unknown is not lost: it is tried again, later each time", async () => {
    const { ctx } = await open();
    const id = ctx.ids.newId();
    const eventId = `unknown_${id}`;
    await tell(ctx, { ...successOf({ id, amountMinor: 1, currency: "USD" }), eventId });
    await processProviderEvents(ctx);
    expect(await inboxOf(eventId)).toMatchObject({
      attempts: 1,
      processedAt: null,
      failure: "no such payment",
    });
    ctx.clock.advance(1_000);
    await processProviderEvents(ctx);
    ctx.clock.advance(1_000);
    await processProviderEvents(ctx);
    expect(await inboxOf(eventId)).toMatchObject({ attempts: 2, processedAt: null });
  });

  test("that we cannot read does not stop the others", async () => {
    const { ctx, customer, payment } = await open();
    const now = ctx.clock.now();
    const broken = { provider: "stripe", eventId: ctx.ids.newId(), type: "none", payload: { kind: "none" } };
    await ctx.db.prisma.providerEvent.create({
      data: { id: ctx.ids.newId(), ...broken, receivedAt: now, dueAt: now },
    });
    await tell(ctx, successOf(payment));
    expect(await stateOf(ctx, customer, payment.id)).toBe("succeeded");
    expect(await inboxOf(broken.eventId)).toMatchObject({ attempts: 1, processedAt: null });
  });
});

describe("a chargeback", () => {
  test("takes what is available and makes the rest a debt, once; the next top-up repays it first", async () => {
    const { ctx, customer, payment } = await open();
    await tell(ctx, successOf(payment));
    await spend(ctx, customer, 700);
    await race(5, () => tell(ctx, chargebackOf(payment)));
    expect(await getWallet(ctx, customer)).toMatchObject({ availableMinor: 0, owedMinor: 700 });
    const reversal = await ctx.db.prisma.paymentReversal.findMany({ where: { paymentId: payment.id } });
    expect(reversal).toMatchObject([{ reason: "chargeback", amountMinor: 1_000n, shortfallMinor: 700n }]);
    await topUpWallet(suite.context(), customer, 500);
    expect(await getWallet(ctx, customer)).toMatchObject({ availableMinor: 0, owedMinor: 200 });
    await topUpWallet(suite.context(), customer, 500);
    expect(await getWallet(ctx, customer)).toMatchObject({ availableMinor: 300, owedMinor: 0 });
  });

  test("that is told before the success waits for it", async () => {
    const { ctx, customer, payment } = await open(500);
    await tell(ctx, chargebackOf(payment));
    expect(await getWallet(ctx, customer)).toMatchObject({ availableMinor: 500, owedMinor: 0 });
    await tell(ctx, successOf(payment));
    ctx.clock.advance(60_000);
    await processProviderEvents(ctx);
    expect(await getWallet(ctx, customer)).toMatchObject({ availableMinor: 500, owedMinor: 0 });
    expect(await ctx.db.prisma.paymentReversal.count({ where: { paymentId: payment.id } })).toBe(1);
  });

  test("at the same instant as the success ends with nothing credited and nothing owed", async () => {
    await warmUp(suite.db, connections);
    for (let round = 0; round < 5; round++) {
      const { ctx, customer, payment } = await open();
      await race(6, (i) => tell(ctx, i % 2 ? successOf(payment) : chargebackOf(payment)));
      ctx.clock.advance(60_000);
      await processProviderEvents(ctx);
      expect(await getWallet(ctx, customer)).toMatchObject({ availableMinor: 0, owedMinor: 0 });
    }
  });

  test("of more than was paid is kept for people and takes nothing", async () => {
    const { ctx, customer, payment } = await open();
    await tell(ctx, successOf(payment));
    const eventId = `huge_${payment.id}`;
    await tell(ctx, { ...chargebackOf(payment), amountMinor: 1_001, eventId });
    expect(await getWallet(ctx, customer)).toMatchObject({ availableMinor: 1_000, owedMinor: 0 });
    expect((await inboxOf(eventId)).failure).toContain("took back 1001 USD of 1000 USD");
  });
});

test("a payment that fails after it was credited is taken back, once", async () => {
  const { ctx, customer, payment } = await open();
  await tell(ctx, successOf(payment));
  ctx.clock.advance(1_000);
  const failure = { paymentId: payment.id, paymentRef: `ref_${payment.id}`, failureCode: "bank_refused" };
  for (let i = 0; i < 3; i++) await tell(ctx, { kind: "payment_failed", ...failure });
  expect(await getWallet(ctx, customer)).toMatchObject({ availableMinor: 0, owedMinor: 0 });
  const reversals = await ctx.db.prisma.paymentReversal.findMany({ where: { paymentId: payment.id } });
  expect(reversals).toMatchObject([{ reason: "failed_late", shortfallMinor: 0n }]);
});

/** Sends money back to the card, so that a chargeback finds less. */
async function spend(ctx: TestContext, customer: Viewer, amountMinor: number): Promise<void> {
  await withdraw(ctx, customer, { amountMinor, idempotencyKey: ctx.ids.newId() });
  await sendWithdrawals(ctx);
}
