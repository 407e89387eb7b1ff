import {
  cancelRing,
  endSession,
  expectFramesToFlow,
  meterSeconds,
  phase,
  startSession,
} from "../fixtures/session.ts";
import { expect, test } from "../fixtures/test.ts";

test.describe("with money for three minutes", () => {
  test.use({ pairOptions: { fundsMinor: 300, pricePerMinuteMinor: 100 } });

  test("the session ends by itself when the funds are used up, and never costs more", async ({
    hosts,
    pair,
    services,
  }) => {
    const { customer, vendor } = hosts;
    const sessionId = await startSession(hosts, pair);
    await expect(phase(customer, "ended")).toContainText("Your money was used up", { timeout: 30_000 });
    await expect(phase(vendor, "ended")).toContainText("money was used up");
    const session = await services.db.prisma.session.findUniqueOrThrow({ where: { id: sessionId } });
    expect(session.endReason).toBe("funds_exhausted");
    expect(session.chargedMinor).toBeLessThanOrEqual(300n);
    expect(session.unaffordableMinor).toBe(0n);
  });
});

test.describe("with money for three minutes and a saved card", () => {
  test.use({ pairOptions: { fundsMinor: 300, pricePerMinuteMinor: 100, hasCard: true } });

  test("two presses in the room add money, and the call goes on as if nothing had been", async ({
    hosts,
    pair,
    services,
  }) => {
    const { customer, vendor } = hosts;
    const sessionId = await startSession(hosts, pair);
    const banner = customer.getByTestId("funds-banner");
    await expect(banner).toContainText("of funds left");
    await expect(vendor.getByTestId("funds-banner")).toContainText("The customer has less than");
    await banner.getByRole("button", { name: "Add $10.00 · Visa •••• 4242" }).click();
    await banner.getByRole("button", { name: "Pay $10.00" }).click();
    await expect(customer.getByText("$10.00 added. The session goes on.")).toBeVisible();
    for (const page of [customer, vendor]) {
      await expect(page.getByTestId("funds-banner")).toBeHidden();
      await expectFramesToFlow(page);
    }
    // Past the three minutes that the wallet paid for at first.
    await expect.poll(() => meterSeconds(customer), { timeout: 30_000 }).toBeGreaterThan(220);
    await expect(phase(customer, "live")).toBeVisible();
    await expectFramesToFlow(customer);
    await endSession(hosts);
    const events = await services.db.prisma.sessionEvent.findMany({ where: { sessionId } });
    expect(events.map(({ kind }) => kind)).toContain("hold_extended");
    const intervals = await services.db.prisma.presenceInterval.count({
      where: { participant: { sessionId } },
    });
    expect(intervals, "nobody lost their media").toBe(0);
  });
});

test.describe("with an empty wallet", () => {
  test.use({ pairOptions: { fundsMinor: 0, pricePerMinuteMinor: 250 } });

  test("Start says how much is missing, and a top-up leads back and through", async ({ openAs, pair }) => {
    const customer = await openAs(pair.customer);
    await customer.goto(`/services/${pair.serviceId}`);
    await customer.getByRole("button", { name: /^Start/ }).click();
    const refusal = customer.getByRole("alert").filter({ hasText: "$2.50" });
    await expect(refusal).toBeVisible();
    await refusal.getByRole("link").click();

    await customer.getByLabel("Amount").fill("20");
    await customer.getByRole("button", { name: "Top up $20.00" }).click();
    await customer.getByRole("button", { name: "Have the card declined" }).click();
    await expect(customer.getByText("The card was declined")).toBeVisible();
    await customer.getByRole("link", { name: "Try another top-up" }).click();
    await customer.getByLabel("Amount").fill("20");
    await customer.getByRole("button", { name: "Top up $20.00" }).click();
    await customer.getByRole("button", { name: "Pay $20.00" }).click();
    await expect(customer.getByText("Payment received")).toBeVisible();
    await customer.getByRole("link", { name: "Go on where you were" }).click();

    await customer.getByRole("button", { name: /^Start/ }).click();
    await expect(phase(customer, "calling")).toBeVisible();
    await customer.goto("/wallet");
    await expect(customer.getByText(/^Held for/)).toBeVisible();
    await customer.goBack();
    await cancelRing(customer);
  });
});
