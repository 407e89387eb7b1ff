import { describe, expect, test } from "vitest";
import type { ProviderEvent } from "../ports.ts";
import { makeCustomer, setUpSuite, type TestContext, topUpWallet } from "../testing/index.ts";
import { getWallet } from "../wallet/get-wallet.ts";
import { processProviderEvents } from "./process-provider-events.ts";
import { receiveProviderEvent } from "./receive-provider-event.ts";

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
});
