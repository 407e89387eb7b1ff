import type { completeCheckoutInput } from "@paygo/contracts";
import { describe, expect, test } from "vitest";
import type { z } from "zod";
import { processProviderEvents } from "../payments/process-provider-events.ts";
import { makeCustomer, setUpSuite } from "../testing/index.ts";
import { completeCheckout } from "./complete-checkout.ts";
import { getPayment } from "./get-payment.ts";
import { getWallet } from "./get-wallet.ts";
import { listPaymentMethods } from "./list-payment-methods.ts";
import { startTopUp } from "./start-top-up.ts";

const suite = setUpSuite();
type Outcome = z.output<typeof completeCheckoutInput>["outcome"];

async function open(saveCard = false) {
  const ctx = suite.context();
  const customer = await makeCustomer(ctx, 0);
  const { payment } = await startTopUp(ctx, customer, {
    amountMinor: 1_000,
    idempotencyKey: "top-up-1",
    returnPath: "/wallet",
    saveCard,
  });
  const paymentId = payment.id;
  return {
    ctx,
    customer,
    choose: (outcome: Outcome) => completeCheckout(ctx, customer, { paymentId, outcome }),
    state: async () => (await getPayment(ctx, customer, { paymentId })).payment.state,
    wallet: () => getWallet(ctx, customer),
  };
}

describe("on the built-in checkout page", () => {
  test.each([
    ["success_late", "succeeded", 1_000],
    ["failure_late", "declined", 0],
  ] as const)(
    "%s is on its way first, and ends seconds later without anybody",
    async (outcome, end, minor) => {
      const { ctx, choose, state, wallet } = await open();
      expect((await choose(outcome)).payment.state).toBe("processing");
      expect((await choose(outcome)).payment.state).toBe("processing");
      await expect(choose("success")).rejects.toMatchObject({ code: "payment_not_open" });
      await processProviderEvents(ctx);
      expect(await state()).toBe("processing");
      expect(await wallet()).toMatchObject({ availableMinor: 0 });
      ctx.clock.advance(3_000);
      await processProviderEvents(ctx);
      expect(await state()).toBe(end);
      expect(await wallet()).toMatchObject({ availableMinor: minor, owedMinor: 0 });
    },
  );

  test("a success that is reported twice is credited once", async () => {
    const { ctx, choose, wallet } = await open();
    expect((await choose("success_twice")).payment.state).toBe("succeeded");
    await processProviderEvents(ctx);
    expect(await wallet()).toMatchObject({ availableMinor: 1_000 });
  });

  test("a chargeback is for what was paid, and takes it back once", async () => {
    const { choose, wallet } = await open();
    await expect(choose("chargeback")).rejects.toMatchObject({ code: "payment_not_open" });
    await choose("success");
    await choose("chargeback");
    await choose("chargeback");
    expect(await wallet()).toMatchObject({ availableMinor: 0, owedMinor: 0 });
  });

  test.each([true, false])("the card is kept if its owner wants that: %s", async (saveCard) => {
    const { ctx, customer, choose } = await open(saveCard);
    await choose("success");
    const { items } = await listPaymentMethods(ctx, customer);
    expect(items.map(({ last4 }) => last4)).toEqual(saveCard ? ["4242"] : []);
  });
});
