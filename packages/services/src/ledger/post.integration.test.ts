import { hold, type Posting, settlement, topUp } from "@paygo/core";
import { describe, expect, test } from "vitest";
import { makeCustomer, makePerson, race, setUpSuite, type TestContext, warmUp } from "../testing/index.ts";
import { transact } from "../transact.ts";
import { readBalances } from "./balances.ts";
import { post } from "./post.ts";

const connections = 20;
const suite = setUpSuite(connections);

const postNow = (ctx: TestContext, posting: Posting, idempotencyKey: string = ctx.ids.newId()) =>
  transact(ctx, (tx) =>
    post(tx.sql, ctx.ids, posting, {
      idempotencyKey,
      currency: "USD",
      sessionId: null,
      now: ctx.clock.now(),
    }),
  );
/** Gives everything back, for the audit: held money without a hold of a session is a fault. */
const release = (ctx: TestContext, userId: string, heldMinor: number) =>
  postNow(
    ctx,
    settlement(
      { customerId: userId, vendorId: userId },
      { heldMinor, releasedMinor: heldMinor, vendorMinor: 0, feeMinor: 0 },
    ),
  );
async function balancesOf(ctx: TestContext, userId: string) {
  const { availableMinor, heldMinor } = await readBalances(ctx.db.sql, userId, "USD");
  return { availableMinor, heldMinor };
}

describe("a posting", () => {
  test("with the same key and input is done once, however often it is sent at once", async () => {
    const ctx = suite.context();
    await warmUp(ctx.db, connections);
    const { userId } = await makePerson(ctx, "user");
    const { values, refusals } = await race(10, () => postNow(ctx, topUp(userId, 700), `once:${userId}`));
    expect(refusals).toEqual([]);
    expect(new Set(values.map(({ transactionId }) => transactionId)).size).toBe(1);
    expect(values.filter(({ isNew }) => isNew)).toHaveLength(1);
    expect(await balancesOf(ctx, userId)).toEqual({ availableMinor: 700, heldMinor: 0 });
  });

  test("with the same key and another input is an error and changes nothing", async () => {
    const ctx = suite.context();
    const { userId } = await makeCustomer(ctx, 700);
    const key = `mismatch:${userId}`;
    await postNow(ctx, topUp(userId, 100), key);
    for (const other of [topUp(userId, 101), hold(userId, 100)]) {
      await expect(postNow(ctx, other, key)).rejects.toMatchObject({ code: "idempotency_mismatch" });
    }
    expect(await balancesOf(ctx, userId)).toEqual({ availableMinor: 800, heldMinor: 0 });
  });

  test("that the wallet does not cover says what is missing and leaves no trace", async () => {
    const ctx = suite.context();
    const { userId } = await makeCustomer(ctx, 500);
    const key = `too-much:${userId}`;
    await expect(postNow(ctx, hold(userId, 501), key)).rejects.toMatchObject({
      code: "insufficient_funds",
      details: { missingMinor: 1, currency: "USD" },
    });
    expect(await ctx.db.prisma.ledgerTransaction.count({ where: { idempotencyKey: key } })).toBe(0);
    await postNow(ctx, hold(userId, 500), key);
    expect(await balancesOf(ctx, userId)).toEqual({ availableMinor: 0, heldMinor: 500 });
    await release(ctx, userId, 500);
  });
});

describe("postings at once", () => {
  test("spend a wallet no further than it goes, and the others learn what is missing", async () => {
    const ctx = suite.context();
    await warmUp(ctx.db, connections);
    const { userId } = await makeCustomer(ctx, 1_000);
    const { values, refusals } = await race(12, () => postNow(ctx, hold(userId, 300)));
    expect(values).toHaveLength(3);
    expect(refusals).toEqual(Array.from({ length: 9 }, () => "insufficient_funds"));
    expect(await balancesOf(ctx, userId)).toEqual({ availableMinor: 100, heldMinor: 900 });
    await release(ctx, userId, 900);
  });

  test("of many people lose nothing on the platform's account that they share", async () => {
    const ctx = suite.context();
    await warmUp(ctx.db, connections);
    const people = await Promise.all(Array.from({ length: 5 }, () => makePerson(ctx, "user")));
    const { refusals } = await race(40, (i) => postNow(ctx, topUp(people[i % 5]?.userId ?? "", 100)));
    expect(refusals).toEqual([]);
    for (const { userId } of people) {
      expect(await balancesOf(ctx, userId)).toEqual({ availableMinor: 800, heldMinor: 0 });
    }
  });
});
