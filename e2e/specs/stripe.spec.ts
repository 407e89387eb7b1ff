import type { StripeDouble } from "@paygo/integrations/testing";
import {
  getSession,
  joinSession,
  recordHeartbeat,
  releaseEarnings,
  type ServiceContext,
  startSession,
  stopSession,
} from "@paygo/services";
import type { Page } from "@playwright/test";
import type { Pair } from "../fixtures/people.ts";
import { expectSameAsStripe, test } from "../fixtures/stripe-place.ts";
import { expect } from "../fixtures/test.ts";
import { dollars, expectWallet, ledgerWallet } from "../fixtures/wallet.ts";

const PRICE_MINOR = 2_000;

test.use({ pairOptions: { fundsMinor: 0, pricePerMinuteMinor: PRICE_MINOR } });
test.describe.configure({ timeout: 150_000 });

/** From the wallet to Stripe's page and through it. Resolves back on ours. */
async function payAtStripe(
  page: Page,
  amountMinor: number,
  { saves = false, isAnotherCard = false } = {},
): Promise<void> {
  await page.goto("/wallet");
  await page.getByLabel("Amount").fill(String(amountMinor / 100));
  if (isAnotherCard) await page.getByLabel("Pay with").selectOption({ label: "Another card" });
  if (saves) await page.getByLabel("Save this card").check();
  await page.getByRole("button", { name: `Top up ${dollars(amountMinor)}` }).click();
  await expect(page.getByTestId("amount")).toHaveText(`${amountMinor} usd`);
  await page.getByRole("button", { name: "Pay", exact: true }).click();
  await page.waitForURL(/\/checkout\/[0-9a-f-]{36}\?result=done$/);
}

/** A session of a few seconds, which costs one started minute. */
async function haveSession(ctx: ServiceContext, { customer, vendor, serviceId }: Pair): Promise<string> {
  const { session } = await startSession(ctx, customer, { serviceId, device: "customer-tab" });
  const sessionId = session.id;
  await joinSession(ctx, vendor, { sessionId, device: "vendor-tab" });
  const beat = async () => {
    await recordHeartbeat(ctx, customer, { sessionId, device: "customer-tab" });
    await recordHeartbeat(ctx, vendor, { sessionId, device: "vendor-tab" });
    const { participants } = await ctx.db.prisma.session.findUniqueOrThrow({
      where: { id: sessionId },
      include: { participants: true },
    });
    return Math.min(
      ...participants.map(
        ({ presentSince, lastEvidenceAt }) =>
          (lastEvidenceAt?.getTime() ?? 0) - (presentSince?.getTime() ?? Number.POSITIVE_INFINITY),
      ),
    );
  };
  await expect.poll(beat).toBeGreaterThan(2_000);
  await stopSession(ctx, customer, { sessionId });
  expect((await getSession(ctx, customer, { sessionId })).session.state).toBe("ended");
  return sessionId;
}

/** The newest payment at Stripe. */
function newestPayment(stripe: StripeDouble): string {
  const { id } = stripe.list("payment_intent")[0] ?? {};
  if (id === undefined) throw new Error("nobody paid");
  return id;
}

test("a customer's money at Stripe: checkout, saved card, withdrawal, chargeback; webhooks twice and in any order", async ({
  openAs,
  pair,
  services,
  stripe,
}) => {
  const page = await openAs(pair.customer);
  const expectNow = (availableMinor: number) =>
    expectWallet(page, services, pair.customer, { availableMinor, heldMinor: 0, withdrawingMinor: 0 });

  await test.step("back from Stripe's page nothing is credited until a webhook says so", async () => {
    stripe.webhooks.isHeld = true;
    await payAtStripe(page, 4_000, { saves: true });
    await expect(page.getByText("Waiting for your bank")).toBeVisible();
    expect((await ledgerWallet(services, pair.customer)).availableMinor).toBe(0);
  });

  await test.step("webhooks backwards and then once more: credited once, and the page says so by itself", async () => {
    stripe.webhooks.isHeld = false;
    await stripe.webhooks.release((held) => [...held.toReversed(), ...held]);
    await expect(page.getByText("Payment received")).toBeVisible();
    await expectNow(4_000);
    await page.goto("/wallet/cards");
    await expect(page.getByText("Visa •••• 4242")).toBeVisible();
  });

  await test.step("the saved card is charged in one tap", async () => {
    await page.goto("/wallet");
    await page.getByLabel("Amount").fill("20");
    await page.getByRole("button", { name: "Top up $20.00" }).click();
    await expect(page.getByText("$20.00 is in your wallet")).toBeVisible();
    await expectNow(6_000);
  });
  const oneTap = newestPayment(stripe);

  await test.step("a withdrawal refunds the oldest payment, to its card", async () => {
    await page.goto("/wallet/withdrawals");
    await page.getByLabel("Amount").fill("40");
    await page.getByRole("button", { name: "Withdraw $40.00" }).click();
    await page.getByRole("alertdialog").getByRole("button", { name: "Withdraw" }).click();
    await expect(page.getByText("Paid back").first()).toBeVisible({ timeout: 30_000 });
    await expectNow(2_000);
    const refunds = stripe.list("refund");
    expect(refunds).toHaveLength(1);
    expect(refunds[0]).toMatchObject({ amount: 4_000, status: "succeeded" });
    expect(refunds[0]).not.toMatchObject({ payment_intent: oneTap });
    await expectSameAsStripe(services, stripe);
  });

  await test.step("a chargeback of money that was spent blocks the wallet, and the next top-up pays it first", async () => {
    await haveSession(services, pair);
    await expectNow(0);
    stripe.dispute(oneTap);
    await expect(page.getByText("Your wallet is blocked: you owe $20.00")).toBeVisible();
    await page.goto(`/services/${pair.serviceId}`);
    await page.getByRole("button", { name: /^Start/ }).click();
    await expect(
      page.getByRole("alert").filter({ hasText: "was taken back, and $20.00 of it is missing" }),
    ).toBeVisible();
    await payAtStripe(page, 3_000, { isAnotherCard: true });
    await expect(page.getByText("Payment received")).toBeVisible();
    await expectNow(1_000);
    await expect(page.getByText("Your wallet is blocked")).toBeHidden();
  });

  await test.step("everything that Stripe ever told, once more: nothing changes", async () => {
    await stripe.webhooks.settled();
    const before = await services.db.prisma.ledgerTransaction.count();
    for (const event of [...stripe.events].reverse()) expect(await stripe.webhooks.send(event)).toBe(200);
    const unprocessed = () => services.db.prisma.providerEvent.count({ where: { processedAt: null } });
    await expect.poll(unprocessed).toBe(0);
    expect(await services.db.prisma.ledgerTransaction.count()).toBe(before);
    await expectNow(1_000);
    await expectSameAsStripe(services, stripe);
  });
});

test("a vendor's payout account is set up with Stripe, and a payout is one transfer to it", async ({
  openAs,
  pair,
  services,
  stripe,
}) => {
  const customer = await openAs(pair.customer);
  await payAtStripe(customer, PRICE_MINOR);
  await expect(customer.getByText("Payment received")).toBeVisible();
  const sessionId = await haveSession(services, pair);
  // As if the two days of the dispute window had gone by.
  await services.db.prisma.earning.update({ where: { sessionId }, data: { availableAt: new Date(0) } });
  await releaseEarnings(services);

  const vendor = await openAs(pair.vendor);
  await vendor.goto("/earnings/payouts");
  await vendor.getByRole("button", { name: "Set up payouts" }).click();
  await vendor.getByRole("button", { name: "Finish the set-up" }).click();
  await vendor.waitForURL("**/earnings/payouts");
  await vendor.getByRole("button", { name: "Max" }).click();
  await vendor.getByRole("button", { name: "Pay out $17.00" }).click();
  await vendor.getByRole("alertdialog").getByRole("button", { name: "Pay out $17.00" }).click();
  await expect.poll(() => stripe.list("transfer").length, { timeout: 30_000 }).toBe(1);
  await expect(vendor.getByText("Paid", { exact: true }).last()).toBeVisible({ timeout: 30_000 });

  const transfers = stripe.list("transfer");
  expect(transfers[0]).toMatchObject({ amount: 1_700, currency: "usd", reversed: false });
  const [account] = stripe.list("account");
  expect(transfers[0]).toMatchObject({ destination: account?.id });
  for (const event of stripe.events) await stripe.webhooks.send(event);
  await expectSameAsStripe(services, stripe);
});
