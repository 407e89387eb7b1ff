import { describe, expect, test } from "vitest";
import { stopSession } from "../sessions/stop-session.ts";
import { sweep } from "../sessions/sweep.ts";
import {
  advance,
  goLive,
  holdLock,
  look,
  makeCustomer,
  race,
  ringVendor,
  setUpSuite,
  topUpWallet,
  untilBlocked,
  warmUp,
} from "../testing/index.ts";
import { completeCheckout } from "./complete-checkout.ts";
import { getPayment } from "./get-payment.ts";
import { getWallet } from "./get-wallet.ts";
import { startTopUp } from "./start-top-up.ts";

const connections = 20;
const suite = setUpSuite(connections);
const rounds = Array.from({ length: 5 }, (_, round) => round);
const topUp = { amountMinor: 1_000, idempotencyKey: "top-up-1", returnPath: "/wallet" };

describe("a top-up", () => {
  test("whose success is reported ten times at once is credited once", async () => {
    const ctx = suite.context();
    await warmUp(ctx.db, connections);
    for (const _ of rounds) {
      const customer = await makeCustomer(ctx, 0);
      const { payment } = await startTopUp(ctx, customer, topUp);
      const { refusals } = await race(10, () =>
        completeCheckout(suite.context(), customer, { paymentId: payment.id, outcome: "success" }),
      );
      expect(refusals).toEqual([]);
      expect(await getWallet(ctx, customer)).toMatchObject({ availableMinor: 1_000 });
    }
  });

  test("whose success and refusal are reported at once ends one way, and the wallet says the same", async () => {
    const ctx = suite.context();
    await warmUp(ctx.db, connections);
    for (const _ of rounds) {
      const customer = await makeCustomer(ctx, 0);
      const { payment } = await startTopUp(ctx, customer, topUp);
      const { values, refusals } = await race(10, (i) =>
        completeCheckout(suite.context(), customer, {
          paymentId: payment.id,
          outcome: i % 2 ? "success" : "decline",
        }),
      );
      const { state } = (await getPayment(ctx, customer, { paymentId: payment.id })).payment;
      expect(values.map((value) => value.payment.state)).toEqual(Array.from({ length: 5 }, () => state));
      expect(refusals).toEqual(Array.from({ length: 5 }, () => "payment_not_open"));
      const availableMinor = state === "succeeded" ? 1_000 : 0;
      expect(await getWallet(ctx, customer)).toMatchObject({ availableMinor });
    }
  });

  test("begun ten times at once with the same key is one payment", async () => {
    const ctx = suite.context();
    await warmUp(ctx.db, connections);
    const customer = await makeCustomer(ctx, 0);
    const { values, refusals } = await race(10, () => startTopUp(suite.context(), customer, topUp));
    expect(refusals).toEqual([]);
    expect(new Set(values.map(({ payment }) => payment.id)).size).toBe(1);
  });

  test("while the session becomes live and gives up extending: the next sweep looks again", async () => {
    const ctx = suite.context();
    const { customer, sessionId } = await ringVendor(ctx);
    const { payment } = await startTopUp(ctx, customer, { ...topUp, idempotencyKey: "top-up-2" });
    const lock = await holdLock(ctx.db, "SELECT 1 FROM sessions WHERE id = $1 FOR UPDATE", [sessionId]);
    const credited = completeCheckout(ctx, customer, { paymentId: payment.id, outcome: "success" });
    await untilBlocked(ctx.db);
    await lock.release(
      "UPDATE sessions SET state = 'live', answered_at = $2, live_at = $2, extend_at = NULL WHERE id = $1",
      [sessionId, ctx.clock.now()],
    );
    await credited;
    const { extendAt } = await ctx.db.prisma.session.findUniqueOrThrow({ where: { id: sessionId } });
    expect(extendAt).toEqual(ctx.clock.now());
  });

  test("against a settlement: both are booked, and no balance is lost", async () => {
    const ctx = suite.context();
    await warmUp(ctx.db, connections);
    for (const _ of rounds) {
      const meeting = await goLive(ctx, { fundsMinor: 1_000 });
      await advance(ctx, meeting, 5);
      const { customer, sessionId } = meeting;
      const { refusals } = await race(8, async (i) =>
        i % 4 === 0
          ? stopSession(suite.context({ clock: ctx.clock }), customer, { sessionId })
          : topUpWallet(suite.context({ clock: ctx.clock }), customer, 200),
      );
      expect(refusals).toEqual([]);
      // 1,000 and six times 200, less one minute.
      expect(await getWallet(ctx, customer)).toMatchObject({ availableMinor: 2_100, heldMinor: 0 });
    }
  });

  test("against a sweep that just found the wallet empty: the session is extended all the same", async () => {
    const ctx = suite.context();
    const meeting = await goLive(ctx, { fundsMinor: 200 });
    await advance(ctx, meeting, 55);
    // A sweeper in the middle of its transaction: the wallet was read, the outcome is not committed.
    const sweeper = await ctx.db.pool.connect();
    await sweeper.query("BEGIN");
    await sweeper.query("UPDATE sessions SET extend_at = NULL WHERE id = $1", [meeting.sessionId]);
    const credit = topUpWallet(ctx, meeting.customer, 1_000);
    await Promise.race([credit, untilBlocked(ctx.db)]);
    await sweeper.query("COMMIT");
    sweeper.release();
    await credit;
    await advance(ctx, meeting, 5);
    await sweep(ctx);
    expect((await look(ctx, meeting)).meter.heldMinor).toBe(600);
  });
});

test("first postings of many people at once open each platform account once", async () => {
  const ctx = suite.context({ settings: { currency: "EUR" } });
  await warmUp(ctx.db, connections);
  const { refusals } = await race(12, async () => {
    const own = suite.context({ settings: { currency: "EUR" } });
    return makeCustomer(own, 500);
  });
  expect(refusals).toEqual([]);
  expect(await ctx.db.prisma.ledgerAccount.count({ where: { kind: "funding", currency: "EUR" } })).toBe(1);
});
