import { describe, expect, test } from "vitest";
import type { Viewer } from "../context.ts";
import {
  createFakePayments,
  makeCustomer,
  race,
  setUpSuite,
  type TestContext,
  tell,
  topUpWallet,
  warmUp,
} from "../testing/index.ts";
import { completeCheckout } from "../wallet/complete-checkout.ts";
import { getWallet } from "../wallet/get-wallet.ts";
import { listWithdrawals } from "../wallet/list-withdrawals.ts";
import { withdraw } from "../wallet/withdraw.ts";
import { sendWithdrawals } from "./send-withdrawals.ts";

const connections = 20;
const suite = setUpSuite(connections);

/** A customer who paid in 5.00 and, a second later, 10.00. */
async function paidTwice() {
  const payments = createFakePayments();
  const ctx = suite.context({ payments });
  // What earlier tests left open is not this one's.
  await sendWithdrawals(suite.context());
  const customer = await makeCustomer(ctx, 0);
  const first = await topUpWallet(ctx, customer, 500);
  ctx.clock.advance(1_000);
  const second = await topUpWallet(ctx, customer, 1_000);
  return { ctx, customer, payments, first, second };
}
const take = (
  ctx: TestContext,
  customer: Viewer,
  amountMinor: number,
  idempotencyKey: string = ctx.ids.newId(),
) => withdraw(ctx, customer, { amountMinor, idempotencyKey });
const chargeBack = (ctx: TestContext, customer: Viewer, paymentId: string) =>
  completeCheckout(ctx, customer, { paymentId, outcome: "chargeback" });
const partsOf = async (ctx: TestContext, customer: Viewer) =>
  (await listWithdrawals(ctx, customer)).items.flatMap(({ parts }) =>
    parts.map(({ amountMinor, state }) => [amountMinor, state]),
  );

describe("a withdrawal", () => {
  test("goes back to the cards that paid it in, the oldest first, and is paid once", async () => {
    const { ctx, customer, payments } = await paidTwice();
    const { withdrawal } = await take(ctx, customer, 800);
    expect(withdrawal).toMatchObject({ amountMinor: 800, state: "pending" });
    expect(withdrawal.parts.map(({ amountMinor }) => amountMinor)).toEqual([500, 300]);
    expect(await getWallet(ctx, customer)).toMatchObject({ availableMinor: 700, withdrawingMinor: 800 });
    await sendWithdrawals(ctx);
    await sendWithdrawals(ctx);
    expect(payments.movements.map(({ amountMinor }) => amountMinor).toSorted()).toEqual([300, 500]);
    expect(await getWallet(ctx, customer)).toMatchObject({ availableMinor: 700, withdrawingMinor: 0 });
    const { items, withdrawableMinor } = await listWithdrawals(ctx, customer);
    expect(items).toMatchObject([{ state: "paid" }]);
    expect(withdrawableMinor).toBe(700);
  });

  test("with a repeated key is one withdrawal; with another amount it is an error", async () => {
    const { ctx, customer } = await paidTwice();
    const { values } = await race(10, () => take(ctx, customer, 200, "withdraw-1"));
    expect(new Set(values.map(({ withdrawal }) => withdrawal.id)).size).toBe(1);
    await expect(take(ctx, customer, 201, "withdraw-1")).rejects.toMatchObject({
      code: "idempotency_mismatch",
    });
    expect(await getWallet(ctx, customer)).toMatchObject({ availableMinor: 1_300, withdrawingMinor: 200 });
  });

  test("of more than is available, or of several at once, goes no further than the wallet", async () => {
    const { ctx, customer } = await paidTwice();
    await warmUp(ctx.db, connections);
    await expect(take(ctx, customer, 1_501)).rejects.toMatchObject({
      code: "withdrawal_exceeds_available",
      details: { withdrawableMinor: 1_500, currency: "USD" },
    });
    const { values, refusals } = await race(8, () => take(ctx, customer, 400));
    expect(values).toHaveLength(3);
    expect(new Set(refusals)).toEqual(new Set(["withdrawal_exceeds_available"]));
    expect(await getWallet(ctx, customer)).toMatchObject({ availableMinor: 300, withdrawingMinor: 1_200 });
  });

  test("that one card refuses comes back to the wallet for that part", async () => {
    const { ctx, customer, payments } = await paidTwice();
    await take(ctx, customer, 800);
    payments.next("refund", "decline");
    await sendWithdrawals(ctx);
    const states = (await partsOf(ctx, customer)).map(([, state]) => state);
    expect(states.toSorted()).toEqual(["paid", "returned"]);
    const { availableMinor, withdrawingMinor } = await getWallet(ctx, customer);
    expect(withdrawingMinor).toBe(0);
    expect([1_000, 1_200]).toContain(availableMinor);
  });

  test("that the bank sends back after it had arrived is available again", async () => {
    const { ctx, customer, payments } = await paidTwice();
    await take(ctx, customer, 500);
    await sendWithdrawals(ctx);
    const [refund] = payments.movements;
    const bounced = { kind: "refund_updated", refundRef: refund?.ref ?? "", failureCode: "closed" } as const;
    for (let i = 0; i < 2; i++) await tell(ctx, { ...bounced, state: "failed" });
    expect(await getWallet(ctx, customer)).toMatchObject({ availableMinor: 1_500, withdrawingMinor: 0 });
    expect(await partsOf(ctx, customer)).toEqual([[500, "returned"]]);
  });

  test.each(["unavailable", "lost"] as const)(
    "whose provider is %s in the middle is paid once when it is tried again",
    async (behaviour) => {
      const { ctx, customer, payments } = await paidTwice();
      await take(ctx, customer, 500);
      payments.next("refund", behaviour);
      await sendWithdrawals(ctx);
      expect(await partsOf(ctx, customer)).toEqual([[500, "sent"]]);
      ctx.clock.advance(10_000);
      await sendWithdrawals(ctx);
      expect(payments.movements).toHaveLength(1);
      expect(await partsOf(ctx, customer)).toEqual([[500, "paid"]]);
    },
  );

  test("that the provider decides later ends when it says so, whichever news comes first", async () => {
    const { ctx, customer, payments } = await paidTwice();
    payments.next("refund", "pending");
    const { withdrawal } = await take(ctx, customer, 500);
    await sendWithdrawals(ctx);
    await sendWithdrawals(ctx);
    expect(payments.calls).toHaveLength(1);
    expect(await partsOf(ctx, customer)).toEqual([[500, "sent"]]);
    const [part] = await ctx.db.prisma.withdrawalPart.findMany({ where: { withdrawalId: withdrawal.id } });
    const refund = { kind: "refund_updated", refundRef: part?.providerRef ?? "", failureCode: null } as const;
    await race(4, () => tell(ctx, { ...refund, state: "succeeded" }));
    expect(await partsOf(ctx, customer)).toEqual([[500, "paid"]]);
    expect(await getWallet(ctx, customer)).toMatchObject({ availableMinor: 1_000, withdrawingMinor: 0 });
  });

  test("of which the provider tells before it answers, and then crashes, is paid once", async () => {
    const { ctx, customer, payments } = await paidTwice();
    await take(ctx, customer, 500);
    const told = suite.context({
      clock: ctx.clock,
      payments: {
        ...payments,
        refund: async (request) => {
          const { ref } = await payments.refund(request);
          const { partId, amountMinor, currency } = request;
          const refund = { refundRef: ref ?? "", partId, amountMinor, currency, failureCode: null };
          await tell(ctx, { kind: "refund_updated", state: "succeeded", ...refund });
          throw new Error("the process was killed here");
        },
      },
    });
    await sendWithdrawals(told);
    await sendWithdrawals(ctx);
    expect(payments.calls).toHaveLength(1);
    expect(await partsOf(ctx, customer)).toEqual([[500, "paid"]]);
  });

  test("swept by many workers at once is paid once", async () => {
    const { ctx, customer, payments } = await paidTwice();
    await take(ctx, customer, 1_500);
    await race(6, () => sendWithdrawals(suite.context({ clock: ctx.clock, payments })));
    expect(payments.movements).toHaveLength(2);
    expect(await getWallet(ctx, customer)).toMatchObject({ availableMinor: 0, withdrawingMinor: 0 });
  });
});

describe("a chargeback of a payment that is being withdrawn", () => {
  test("stops what nobody was asked for yet, so that it is not paid twice", async () => {
    const { ctx, customer, payments, first } = await paidTwice();
    await take(ctx, customer, 1_500);
    await chargeBack(ctx, customer, first);
    expect(await partsOf(ctx, customer)).toEqual([
      [500, "returned"],
      [1_000, "pending"],
    ]);
    await sendWithdrawals(ctx);
    expect(payments.movements).toMatchObject([{ amountMinor: 1_000 }]);
    expect(await getWallet(ctx, customer)).toMatchObject({
      availableMinor: 0,
      owedMinor: 0,
      withdrawingMinor: 0,
    });
  });

  test("after the money went back makes it a debt, and blocks withdrawals", async () => {
    const { ctx, customer, first } = await paidTwice();
    await take(ctx, customer, 1_500);
    await sendWithdrawals(ctx);
    await chargeBack(ctx, customer, first);
    expect(await getWallet(ctx, customer)).toMatchObject({ availableMinor: 0, owedMinor: 500 });
    expect((await listWithdrawals(ctx, customer)).withdrawableMinor).toBe(0);
    await expect(take(ctx, customer, 100)).rejects.toMatchObject({
      code: "wallet_blocked",
      details: { owedMinor: 500, currency: "USD" },
    });
  });

  test("at the same instant as the withdrawal and its sending leaves no more than was paid in", async () => {
    await warmUp(suite.db, connections);
    for (let round = 0; round < 4; round++) {
      const { ctx, customer, payments, first } = await paidTwice();
      await race(6, async (i) => {
        const own = suite.context({ clock: ctx.clock, payments });
        if (i % 3 === 0) await take(own, customer, 500);
        else if (i % 3 === 1) await chargeBack(own, customer, first);
        else await sendWithdrawals(own);
      });
      await sendWithdrawals(ctx);
      const { availableMinor, owedMinor, withdrawingMinor } = await getWallet(ctx, customer);
      const refundedMinor = payments.movements.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
      expect(withdrawingMinor).toBe(0);
      // 15.00 came in, 5.00 were taken back.
      expect(availableMinor - owedMinor).toBe(1_000 - refundedMinor);
    }
  });
});
