import { expect, test } from "vitest";
import { sendWithdrawals } from "../payments/send-withdrawals.ts";
import { startSession } from "../sessions/start-session.ts";
import { stopSession } from "../sessions/stop-session.ts";
import {
  createFakePayments,
  makeCustomer,
  makeVendor,
  race,
  saveCardOf,
  setUpSuite,
  topUpWallet,
  warmUp,
} from "../testing/index.ts";
import { completeCheckout } from "./complete-checkout.ts";
import { getWallet } from "./get-wallet.ts";
import { topUpWithSavedCard } from "./top-up-with-saved-card.ts";
import { withdraw } from "./withdraw.ts";

const connections = 20;
const suite = setUpSuite(connections);
const expected = new Set([
  "customer_busy",
  "insufficient_funds",
  "withdrawal_exceeds_available",
  "wallet_blocked",
  "session_not_open",
]);

test("fifty clients on one wallet, with holds, top-ups, withdrawals and a chargeback: never a wrong sum", async () => {
  const payments = createFakePayments();
  const ctx = suite.context({ payments });
  const customer = await makeCustomer(ctx, 0);
  const { paymentMethodId, paymentId } = await saveCardOf(ctx, customer, 2_000);
  const vendors = await Promise.all(Array.from({ length: 10 }, () => makeVendor(ctx)));
  await warmUp(ctx.db, connections);
  const clients: ((i: number) => Promise<unknown>)[] = [
    () => topUpWallet(ctx, customer, 300),
    () => withdraw(ctx, customer, { amountMinor: 250, idempotencyKey: ctx.ids.newId() }),
    async (i) => {
      const serviceId = vendors[i % vendors.length]?.service.id ?? "";
      const { session } = await startSession(ctx, customer, { serviceId, device: "customer-tab-1" });
      await stopSession(ctx, customer, { sessionId: session.id });
    },
    (i) =>
      topUpWithSavedCard(ctx, customer, {
        amountMinor: 200,
        paymentMethodId,
        idempotencyKey: `storm-one-tap-${i}`,
      }),
    (i) =>
      i === 24 ? completeCheckout(ctx, customer, { paymentId, outcome: "chargeback" }) : sendWithdrawals(ctx),
  ];
  const { refusals } = await race(50, (i) => clients[i % clients.length]?.(i) ?? Promise.resolve());
  expect(refusals.filter((code) => !expected.has(code))).toEqual([]);
  await sendWithdrawals(ctx);
  const sum = (verb: string) =>
    payments.movements.reduce((total, move) => total + (move.verb === verb ? move.amountMinor : 0), 0);
  const { availableMinor, heldMinor, withdrawingMinor, owedMinor } = await getWallet(ctx, customer);
  expect({ heldMinor, withdrawingMinor }).toEqual({ heldMinor: 0, withdrawingMinor: 0 });
  expect(sum("chargeSavedCard")).toBe(2_000);
  // Paid in 20.00 and ten times 3.00 and 2.00; the first 20.00 were taken back; nothing was charged by a vendor.
  expect(availableMinor - owedMinor).toBe(10 * 300 + 10 * 200 - sum("refund"));
});
