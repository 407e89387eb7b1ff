import { cancelRing, phase, ring, sessionIdOf, waitOnDashboard } from "../fixtures/session.ts";
import { expect, test } from "../fixtures/test.ts";
import { dollars, expectWallet, ledgerWallet } from "../fixtures/wallet.ts";

const TOP_UP_MINOR = 500;
/** What one tap in the room adds. */
const ONE_TAP_MINOR = 1_000;
const CAP_MINOR = 800;
const WANTED_MINOR = 200;
const REFUND_MINOR = 150;

test.use({ pairOptions: { fundsMinor: 0, pricePerMinuteMinor: 100 } });

test("a customer's whole money life: top-up, capped session, one-tap top-up, dispute, refund, withdrawal", async ({
  hosts,
  openAs,
  pair,
  services,
}) => {
  test.slow();
  const { customer, vendor } = hosts;
  const desk = await openAs(pair.customer);
  const expectNow = (availableMinor: number, withdrawingMinor = 0) =>
    expectWallet(desk, services, pair.customer, { availableMinor, heldMinor: 0, withdrawingMinor });

  await test.step("tops up by card, and the card is saved", async () => {
    await expectNow(0);
    await desk.getByLabel("Amount").fill("5");
    await desk.getByLabel("Save this card").check();
    await desk.getByRole("button", { name: "Top up $5.00" }).click();
    await desk.getByRole("button", { name: "Pay $5.00" }).click();
    await expect(desk.getByText("Payment received")).toBeVisible();
    await expectNow(TOP_UP_MINOR);
    await desk.goto("/wallet/cards");
    await expect(desk.getByText("Visa •••• 4242")).toBeVisible();
  });

  const sessionId =
    await test.step("starts with a spending cap; the first money is held, not charged", async () => {
      await waitOnDashboard(vendor);
      await customer.goto(`/services/${pair.serviceId}`);
      await customer.getByText("Other", { exact: true }).click();
      await customer.getByLabel("Stop at").fill(String(CAP_MINOR / 100));
      await customer.getByRole("button", { name: /^Start/ }).click();
      await vendor.getByRole("button", { name: "Answer" }).click();
      await expect(phase(customer, "live")).toBeVisible();
      const { availableMinor, heldMinor } = await ledgerWallet(services, pair.customer);
      expect(heldMinor).toBeGreaterThan(0);
      expect(availableMinor + heldMinor).toBe(TOP_UP_MINOR);
      return sessionIdOf(customer);
    });

  await test.step("is warned while the funds run low, and adds money with one tap in the session", async () => {
    const banner = customer.getByTestId("funds-banner");
    await banner.getByRole("button", { name: /^Add \$10\.00/ }).click({ timeout: 20_000 });
    await banner.getByRole("button", { name: "Pay $10.00" }).click();
    await expect
      .poll(async () => {
        const { availableMinor, heldMinor } = await ledgerWallet(services, pair.customer);
        return availableMinor + heldMinor;
      })
      .toBe(TOP_UP_MINOR + ONE_TAP_MINOR);
    await expect(phase(customer, "live")).toBeVisible();
  });

  const chargedMinor =
    await test.step("the session ends at the cap, and the rest is available again", async () => {
      await expect(phase(customer, "ended")).toContainText("Your spending cap was reached", {
        timeout: 60_000,
      });
      const session = await services.db.prisma.session.findUniqueOrThrow({ where: { id: sessionId } });
      expect(session.endReason).toBe("cap_reached");
      const charged = Number(session.chargedMinor);
      expect(charged).toBeGreaterThan(TOP_UP_MINOR);
      expect(charged).toBeLessThanOrEqual(CAP_MINOR);
      await expectNow(TOP_UP_MINOR + ONE_TAP_MINOR - charged);
      await expect(desk.locator('p:text-is("Spent this month") + p')).toHaveText(dollars(charged));
      return charged;
    });

  await test.step("the receipt can be checked, and is disputed with its timeline", async () => {
    await customer.getByRole("link", { name: "See the receipt" }).click();
    await expect(customer.getByRole("heading", { level: 1, name: /^Receipt R-\d{6}$/ })).toBeVisible();
    await expect(customer.getByText("Your spending cap was $8.00.")).toBeVisible();
    await customer.getByRole("button", { name: "Check this bill" }).click();
    await expect(customer.getByText("The bill is right")).toBeVisible();
    await customer.getByRole("button", { name: "Dispute this bill" }).click();
    const dialog = customer.getByRole("dialog", { name: "Dispute this bill" });
    await dialog.getByRole("button", { name: "Open the dispute" }).click();
    await expect(dialog.getByText("Say in a sentence what went wrong.")).toBeVisible();
    await dialog.getByLabel("What went wrong?").fill("The sound was gone for two minutes.");
    await dialog.getByLabel("How much do you want back?").fill(String(WANTED_MINOR / 100));
    await expect(dialog.getByText("Both were connected: the meter began")).toBeVisible();
    await dialog.getByRole("button", { name: "Open the dispute" }).click();
    await expect(customer.getByText("The vendor is asked to answer")).toBeVisible();
  });

  await test.step("the vendor refunds a part; the customer's receipt and wallet have it", async () => {
    await vendor.goto(`/earnings/disputes/${sessionId}`);
    await vendor.getByText("Refund a part of it").click();
    await vendor.getByLabel(/^Amount/).fill(String(REFUND_MINOR / 100));
    await vendor.getByLabel("Your answer").fill("Sorry about the sound.");
    const refund = `Refund ${dollars(REFUND_MINOR)}`;
    await vendor.getByRole("button", { name: refund }).click();
    await vendor.getByRole("alertdialog").getByRole("button", { name: refund }).click();
    await expect(vendor.getByRole("alertdialog")).toBeHidden();
    // By a hint: the customer does not reload.
    await expect(customer.getByText("The refund is in your wallet.")).toBeVisible();
    await expect(customer.getByText(dollars(chargedMinor - REFUND_MINOR)).first()).toBeVisible();
    await expectNow(TOP_UP_MINOR + ONE_TAP_MINOR - chargedMinor + REFUND_MINOR);
  });

  await test.step("everything that is left goes back to the card", async () => {
    const left = TOP_UP_MINOR + ONE_TAP_MINOR - chargedMinor + REFUND_MINOR;
    await desk.goto("/wallet/withdrawals");
    await desk.getByRole("button", { name: `All of it: ${dollars(left)}` }).click();
    await desk.getByRole("button", { name: `Withdraw ${dollars(left)}` }).click();
    await desk.getByRole("alertdialog").getByRole("button", { name: "Withdraw" }).click();
    await expect(desk.getByText("Paid back").first()).toBeVisible({ timeout: 30_000 });
    await expectNow(0);
  });
});

test("a slow bank's payment arrives by itself, and a chargeback of held money blocks the wallet and says why", async ({
  openAs,
  pair,
  services,
}) => {
  const [customer, desk] = [await openAs(pair.customer), await openAs(pair.customer)];
  const nothing = { availableMinor: 0, heldMinor: 0, withdrawingMinor: 0 };
  await desk.goto("/wallet");
  await desk.getByLabel("Amount").fill("1");
  await desk.getByRole("button", { name: "Top up $1.00" }).click();
  await desk.getByText("More that a bank may do").click();
  await desk.getByRole("button", { name: "Succeed after 3 seconds" }).click();
  await expect(desk.getByText("Payment on its way")).toBeVisible();
  await expect(desk.getByText("Payment received")).toBeVisible({ timeout: 30_000 });
  const checkout = desk.url();
  await expectWallet(desk, services, pair.customer, { ...nothing, availableMinor: 100 });

  await ring(customer, pair);
  const id = sessionIdOf(customer);
  // The ring of the tests is over before the bank has been asked.
  const ringingUntil = new Date(Date.now() + 60_000);
  await services.db.prisma.session.update({ where: { id, state: "ringing" }, data: { ringingUntil } });
  await expectWallet(desk, services, pair.customer, { ...nothing, heldMinor: 100 });
  await desk.goto(checkout);
  await desk.getByRole("button", { name: "Have the bank take it back" }).click();
  await desk.getByRole("alertdialog").getByRole("button", { name: "Take it back" }).click();
  await expect(desk.getByText("The payment was taken back")).toBeVisible();
  await desk.goto("/wallet");
  const blocked = desk.getByRole("alert").filter({ hasText: "Your wallet is blocked: you owe $1.00" });
  await expect(blocked).toBeVisible();
  await expect(blocked.getByRole("link", { name: "Top up $1.00" })).toBeVisible();

  // What the hold gives back pays it, and the open page says so by itself.
  await cancelRing(customer);
  await expect(blocked).toBeHidden();
  await expectWallet(desk, services, pair.customer, nothing);
});
