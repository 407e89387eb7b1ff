import { describe, expect, test } from "vitest";
import type { Viewer } from "../context.ts";
import { lockPayment } from "../payments/lock-payment.ts";
import { reversePayment } from "../payments/reverse-payment.ts";
import {
  advance,
  makePerson,
  makeVendor,
  setUpSuite,
  type TestContext,
  topUpWallet,
} from "../testing/index.ts";
import { transact } from "../transact.ts";
import { getWallet } from "../wallet/get-wallet.ts";
import { getReceipt } from "./get-receipt.ts";
import { joinSession } from "./join-session.ts";
import { startSession } from "./start-session.ts";
import { stopSession } from "./stop-session.ts";

const suite = setUpSuite();
const devices = { customer: "customer-tab-1", vendor: "vendor-tab-1" };

/** The bank takes a payment back. */
function chargeBack(ctx: TestContext, paymentId: string): Promise<void> {
  return transact(ctx, async (tx) => {
    const payment = await lockPayment(tx, { id: paymentId });
    if (!payment) throw new Error("no such payment");
    const amountMinor = Number(payment.amountMinor);
    await reversePayment(ctx, tx, payment, { reason: "chargeback", providerRef: paymentId, amountMinor });
  });
}

/** A customer who rings with money that a bank may still take back. */
async function ringOnCredit(ctx: TestContext, fundsMinor: number) {
  const customer: Viewer = await makePerson(ctx, "user");
  const paymentId = await topUpWallet(ctx, customer, fundsMinor);
  const { vendor, service } = await makeVendor(ctx);
  const start = () => startSession(ctx, customer, { serviceId: service.id, device: devices.customer });
  const started = await start();
  const meeting = { customer, vendor, service, sessionId: started.session.id, devices, started };
  return { meeting, start, paymentId };
}

describe("a wallet that owes", () => {
  test("is held no more in a running call, which ends with what was held; and cannot start another", async () => {
    const ctx = suite.context();
    const { meeting, start, paymentId } = await ringOnCredit(ctx, 1_000);
    const { customer, vendor, sessionId } = meeting;
    await joinSession(ctx, vendor, { sessionId, device: devices.vendor });
    await advance(ctx, meeting, 60, { everySeconds: 15 });
    await chargeBack(ctx, paymentId);
    expect(await getWallet(ctx, customer)).toMatchObject({ availableMinor: 0, owedMinor: 500 });
    await advance(ctx, meeting, 270, { everySeconds: 15 });
    expect(await getReceipt(ctx, customer, { sessionId })).toMatchObject({
      endReason: "funds_exhausted",
      heldMinor: 500,
      chargedMinor: 500,
    });
    await expect(start()).rejects.toMatchObject({
      code: "wallet_blocked",
      details: { owedMinor: 500, currency: "USD" },
    });
    await topUpWallet(ctx, customer, 600);
    expect((await start()).session.meter.heldMinor).toBe(100);
  });

  test("is repaid by what a call gives back", async () => {
    const ctx = suite.context();
    const { meeting, paymentId } = await ringOnCredit(ctx, 1_000);
    await chargeBack(ctx, paymentId);
    await stopSession(ctx, meeting.customer, { sessionId: meeting.sessionId });
    expect(await getWallet(ctx, meeting.customer)).toMatchObject({
      availableMinor: 0,
      heldMinor: 0,
      owedMinor: 0,
    });
  });
});
