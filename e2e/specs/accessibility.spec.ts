import { AxeBuilder } from "@axe-core/playwright";
import { startTopUp } from "@paygo/services";
import type { Page } from "@playwright/test";
import { createPerson, type Person } from "../fixtures/people.ts";
import {
  cancelRing,
  endSession,
  phase,
  ring,
  sessionIdOf,
  startSession,
  waitOnDashboard,
} from "../fixtures/session.ts";
import { expect, test } from "../fixtures/test.ts";

/** All rules in the light, and in the dark again what depends on the colours. */
async function expectClean(page: Page): Promise<void> {
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await expect(page.locator("html")).toHaveClass(new RegExp(`\\b${colorScheme}\\b`));
    const axe = new AxeBuilder({ page });
    const { violations } = await (colorScheme === "light"
      ? axe
      : axe.withRules(["color-contrast", "link-in-text-block"])
    ).analyze();
    const serious = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
    expect(serious.map(({ id, nodes }) => `${page.url()} ${colorScheme} ${id}: ${nodes[0]?.html}`)).toEqual(
      [],
    );
  }
}

async function expectCleanPages(page: Page, paths: readonly string[]): Promise<void> {
  for (const path of paths) {
    await page.goto(path);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    expect(new URL(page.url()).pathname).toBe(path);
    await expectClean(page);
  }
}

test("axe finds nothing serious on the pages of visitors, customers, vendors and admins in light and in dark", async ({
  openAs,
  pair,
  services,
  place,
}) => {
  test.slow();
  const { payment } = await startTopUp(services, pair.customer, {
    amountMinor: 2_000,
    idempotencyKey: `checkout-${pair.customer.userId}`,
    returnPath: "/wallet",
  });
  const service = `/services/${pair.serviceId}`;
  const visits: [Person | null, string[]][] = [
    [null, ["/", service, "/sign-in", "/sign-up"]],
    [
      pair.customer,
      [
        "/",
        service,
        "/wallet",
        "/wallet/cards",
        "/wallet/withdrawals",
        "/wallet/statements",
        `/checkout/${payment.id}`,
        "/sessions",
        "/account",
      ],
    ],
    [
      pair.vendor,
      [
        "/dashboard",
        "/dashboard/services",
        "/earnings",
        "/earnings/payouts",
        "/earnings/disputes",
        "/sessions",
      ],
    ],
    [
      await createPerson(services, place, "admin"),
      [
        "/admin",
        "/admin/ledger",
        "/admin/accounts",
        "/admin/adjustments",
        "/admin/disputes",
        "/admin/fees",
        "/admin/reconciliation",
      ],
    ],
  ];
  for (const [person, paths] of visits) await expectCleanPages(await openAs(person), paths);
});

test("axe finds nothing serious while a session rings, runs and is over, in light and in dark", async ({
  openAs,
  pair,
  services,
}) => {
  test.slow();
  const [customer, vendor] = [await openAs(pair.customer), await openAs(pair.vendor)];
  await waitOnDashboard(vendor);
  await ring(customer, pair);
  const id = sessionIdOf(customer);
  // The ring of the tests is over before axe has looked at three pages.
  const ringingUntil = new Date(Date.now() + 60_000);
  await services.db.prisma.session.update({ where: { id, state: "ringing" }, data: { ringingUntil } });
  await expectClean(customer);
  await expect(vendor.getByRole("dialog", { name: "Incoming session" })).toBeVisible();
  await expectClean(vendor);
  await vendor.goto(`/sessions/${id}`);
  await expect(phase(vendor, "ringing")).toBeVisible();
  await expectClean(vendor);
  await cancelRing(customer);
  for (const page of [customer, vendor]) {
    await expect(phase(page, "ended")).toBeVisible();
    await expectClean(page);
  }

  await startSession({ customer, vendor }, pair);
  for (const page of [customer, vendor]) await expectClean(page);
  await endSession({ customer, vendor });
  await customer.getByRole("link", { name: "See the receipt" }).click();
  await expect(customer.getByRole("heading", { name: "Receipt" })).toBeVisible();
  await expectClean(customer);
});
