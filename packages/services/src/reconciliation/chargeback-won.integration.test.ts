import { expect, test } from "vitest";
import { requestAdjustment } from "../admin/request-adjustment.ts";
import { makeCustomer, makePerson, setUpSuite, tell, topUpWallet } from "../testing/index.ts";
import { getWallet } from "../wallet/get-wallet.ts";
import { reconcile } from "./reconcile.ts";

const suite = setUpSuite();

test("a chargeback that was won moves nothing by itself, and is a finding until an adjustment names it", async () => {
  const ctx = suite.context();
  const customer = await makeCustomer(ctx, 0);
  const paymentId = await topUpWallet(ctx, customer, 900);
  const chargebackRef = `du_${ctx.ids.newId()}`;
  const about = {
    paymentRef: `sandbox_payment_${paymentId}`,
    chargebackRef,
    amountMinor: 900,
    currency: ctx.settings.currency,
    occurredAt: ctx.clock.now(),
  };
  await tell(ctx, { kind: "chargeback", eventId: `${chargebackRef} taken`, ...about });
  const eventId = `${chargebackRef} won`;
  await tell(ctx, { kind: "chargeback_won", eventId, ...about });
  // Stripe may tell one thing under two events.
  await tell(ctx, { kind: "chargeback_won", eventId: `${eventId} again`, ...about });
  const owing = await getWallet(ctx, customer);
  expect(owing).toMatchObject({ availableMinor: 0 });
  const event = await ctx.db.prisma.providerEvent.findFirstOrThrow({ where: { eventId } });
  expect(event).toMatchObject({ failure: null, processedAt: ctx.clock.now() });
  const openFindings = () =>
    ctx.db.prisma.finding.findMany({ where: { check: "chargeback_won", resolvedAt: null } });
  await reconcile(ctx);
  expect(await openFindings()).toMatchObject([
    { subject: chargebackRef, amountMinor: 900n, details: { customer: customer.userId, payment: paymentId } },
  ]);
  await requestAdjustment(ctx, await makePerson(ctx, "admin"), {
    userId: customer.userId,
    accountKind: "available",
    amountMinor: 900,
    reason: `won chargeback ${chargebackRef}`,
    idempotencyKey: "won-chargeback-1",
  });
  await reconcile(ctx);
  expect(await openFindings()).toEqual([]);
  expect(await getWallet(ctx, customer)).toMatchObject({ availableMinor: 900, owedMinor: 0 });
});
