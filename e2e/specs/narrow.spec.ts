import type { Locator, Page } from "@playwright/test";
import { blockCamera } from "../fixtures/devices.ts";
import { expectInReach, expectNoOverflow, expectTouchTarget, NARROW } from "../fixtures/narrow.ts";
import {
  endSession,
  type Hosts,
  phase,
  ring,
  runMeter,
  sessionIdOf,
  waitOnDashboard,
} from "../fixtures/session.ts";
import { expect, test } from "../fixtures/test.ts";

const phone = { viewport: NARROW, hasTouch: true };
const button = (page: Page, name: string | RegExp) => page.getByRole("button", { name, exact: true });

/** The page fits, and what it is there for can be reached by scrolling down alone. */
async function expectFits(page: Page, path: string, primary: (page: Page) => Locator): Promise<void> {
  await page.goto(path);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  const control = primary(page).first();
  await control.scrollIntoViewIfNeeded();
  await expectNoOverflow(page);
  await expectInReach(control);
}

/** The room's controls are all in the window at once. */
async function expectRoomFits(page: Page, controls: readonly (string | RegExp)[]): Promise<void> {
  await expectNoOverflow(page);
  for (const name of controls) await expectTouchTarget(button(page, name));
}

test.describe("at 360 px", () => {
  test.use({ contextOptions: phone });

  test("pages have nothing beside the window, and their controls are in reach", async ({
    openAs,
    hosts,
    pair,
  }) => {
    const { customer, vendor } = hosts;
    const visitor = await openAs(null);
    const service = `/services/${pair.serviceId}`;
    const serviceLink = (page: Page) => page.locator('a[href^="/services/"]');
    const visits: [Page, string, (page: Page) => Locator][] = [
      [visitor, "/", serviceLink],
      [visitor, service, (page) => page.getByRole("link", { name: /Sign in/ })],
      [visitor, "/sign-in", (page) => button(page, "Sign in")],
      [visitor, "/sign-up", (page) => button(page, "Create account")],
      [customer, "/", serviceLink],
      [customer, service, (page) => button(page, /^Start/)],
      [customer, "/wallet", (page) => button(page, /^Top up/)],
      [customer, "/wallet/cards", (page) => page.getByRole("link", { name: "Top up and save a card" })],
      [customer, "/wallet/withdrawals", (page) => button(page, /^Withdraw/)],
      [customer, "/wallet/statements", (page) => page.getByRole("link", { name: /^PDF of/ })],
      [customer, "/sessions", (page) => page.locator("#main").getByRole("link")],
      [customer, "/account", (page) => button(page, "Sign out everywhere")],
      [vendor, "/dashboard", (page) => page.getByRole("link", { name: /Services/ })],
      [vendor, "/dashboard/services", (page) => page.getByRole("switch").or(page.getByRole("button"))],
      [vendor, "/earnings", (page) => page.getByRole("heading", { level: 1 })],
    ];
    for (const [page, path, primary] of visits) await expectFits(page, path, primary);
  });

  test("the room fits from the ring to the receipt, and fingers hit its controls", async ({
    hosts,
    pair,
    services,
  }) => {
    test.slow();
    const { customer, vendor } = hosts;
    await blockCamera(vendor);
    await waitOnDashboard(vendor);
    await ring(customer, pair);
    const id = sessionIdOf(customer);
    // The ring of the tests is over before everything has been looked at.
    const ringingUntil = new Date(Date.now() + 60_000);
    await services.db.prisma.session.update({ where: { id, state: "ringing" }, data: { ringingUntil } });
    await expectRoomFits(customer, ["Microphone", "Camera", "Choose devices", "Cancel"]);
    await expectRoomFits(vendor, ["Answer", "Decline"]);
    await vendor.goto(`/sessions/${id}`);
    await expect(phase(vendor, "ringing")).toBeVisible();
    await expectRoomFits(vendor, ["Answer", "Decline"]);
    await button(vendor, "Answer").click();
    await expectLiveFits(hosts);
    await expectInReach(vendor.getByTestId("meter-left").filter({ visible: true }));
    await runMeter(customer);
    await endSession(hosts);
    for (const page of [customer, vendor]) {
      const receipt = page.getByRole("link", { name: "See the receipt" });
      await expectNoOverflow(page);
      await expectTouchTarget(receipt);
      await receipt.click();
      await expect(page.getByRole("heading", { name: "Receipt" })).toBeVisible();
      const check = button(page, "Check this bill");
      await check.scrollIntoViewIfNeeded();
      await expectNoOverflow(page);
      await expectInReach(check);
    }
  });
});

async function expectLiveFits({ customer, vendor }: Hosts): Promise<void> {
  for (const page of [customer, vendor]) {
    await expect(phase(page, "live")).toBeVisible();
    await expectRoomFits(page, ["Microphone", "Camera", "Choose devices", "End"]);
    for (const figure of ["meter-time", "meter-cost"]) await expectInReach(page.getByTestId(figure));
  }
}
