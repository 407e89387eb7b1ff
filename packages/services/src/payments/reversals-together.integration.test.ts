import { describe, expect, test } from "vitest";
import type { ProviderEvent } from "../ports.ts";
import { makeCustomer, setUpSuite, type TestContext, topUpWallet } from "../testing/index.ts";
import { getWallet } from "../wallet/get-wallet.ts";
import { withdraw } from "../wallet/withdraw.ts";
import { processProviderEvents } from "./process-provider-events.ts";
import { receiveProviderEvent } from "./receive-provider-event.ts";
import { sendWithdrawals } from "./send-withdrawals.ts";

const suite = setUpSuite();

async function tell(ctx: TestContext, event: ProviderEvent): Promise<string | null> {
  await receiveProviderEvent(ctx, event);
  await processProviderEvents(ctx);
  const row = await ctx.db.prisma.providerEvent.findFirstOrThrow({ where: { eventId: event.eventId } });
  expect(row.processedAt).not.toBeNull();
  return row.failure;
}

/** A paid top-up, and how its card's bank takes some of it back. */
async function pay(ctx: TestContext, amountMinor: number) {
  const customer = await makeCustomer(ctx, 0);
  const paymentId = await topUpWallet(ctx, customer, amountMinor);
  ctx.clock.advance(1_000);
  const envelope = (name: string) => ({ eventId: `${name}:${paymentId}`, occurredAt: ctx.clock.now() });
  const paymentRef = `sandbox_payment_${paymentId}`;
  const chargeback = (name: string, takenMinor: number): ProviderEvent => ({
    ...envelope(name),
    kind: "chargeback",
    paymentRef,
    chargebackRef: `${name}:${paymentId}`,
    amountMinor: takenMinor,
    currency: "USD",
  });
  const failure: ProviderEvent = {
    ...envelope("failed"),
    kind: "payment_failed",
    paymentId,
    paymentRef,
    failureCode: "bank",
  };
  return { customer, chargeback, failure };
}

describe("what is taken back of one payment", () => {
  test("never comes to more than it was: a chargeback after a late failure is refused and kept for people", async () => {
    const ctx = suite.context();
    const { customer, chargeback, failure } = await pay(ctx, 1_000);
    expect(await tell(ctx, failure)).toBeNull();
    expect(await tell(ctx, chargeback("first", 1_000))).toBe("took back 1000 USD of 0 USD");
    expect(await getWallet(ctx, customer)).toMatchObject({ availableMinor: 0, owedMinor: 0 });
  });

  test("adds up: two partial chargebacks, and of a late failure only the rest", async () => {
    const ctx = suite.context();
    const { customer, chargeback, failure } = await pay(ctx, 1_000);
    expect(await tell(ctx, chargeback("first", 300))).toBeNull();
    expect(await tell(ctx, chargeback("second", 200))).toBeNull();
    expect(await tell(ctx, chargeback("third", 501))).toBe("took back 501 USD of 500 USD");
    expect(await getWallet(ctx, customer)).toMatchObject({ availableMinor: 500 });
    expect(await tell(ctx, failure)).toBeNull();
    expect(await getWallet(ctx, customer)).toMatchObject({ availableMinor: 0, owedMinor: 0 });
  });

  test("is taken back once, however often and under whichever event the same chargeback is told", async () => {
    const ctx = suite.context();
    const { customer, chargeback } = await pay(ctx, 1_000);
    const first = chargeback("first", 400);
    expect(await tell(ctx, first)).toBeNull();
    for (const eventId of ["told again", "and again"]) {
      expect(await tell(ctx, { ...first, eventId: `${first.eventId} ${eventId}` })).toBeNull();
    }
    expect(await getWallet(ctx, customer)).toMatchObject({ availableMinor: 600, owedMinor: 0 });
  });

  test("blocks the wallet of who owes: no withdrawal until it is repaid", async () => {
    const ctx = suite.context();
    const { customer, chargeback } = await pay(ctx, 1_000);
    await withdraw(ctx, customer, { amountMinor: 700, idempotencyKey: "withdrawal-1" });
    await sendWithdrawals(ctx);
    expect(await tell(ctx, chargeback("first", 1_000))).toBeNull();
    expect(await getWallet(ctx, customer)).toMatchObject({ availableMinor: 0, owedMinor: 700 });
    const owes = { code: "wallet_blocked", details: { owedMinor: 700 } };
    const again = { amountMinor: 1, idempotencyKey: "withdrawal-2" };
    await expect(withdraw(ctx, customer, again)).rejects.toMatchObject(owes);
    await topUpWallet(ctx, customer, 701);
    await withdraw(ctx, customer, again);
    expect(await getWallet(ctx, customer)).toMatchObject({ availableMinor: 0, owedMinor: 0 });
  });
});
