import { execFileSync } from "node:child_process";
import type { Page } from "@playwright/test";
import { encode } from "next-auth/jwt";
import { endSession, type Hosts, runMeter, startSession } from "../fixtures/session.ts";
import { expect, test } from "../fixtures/test.ts";

test.use({ pairOptions: { pricePerMinuteMinor: 2_000 } });

const money = (minor: number) => `$${(minor / 100).toFixed(2)}`;

/** One session of the pair; resolves with its id. */
async function meet(hosts: Hosts, pair: { serviceId: string }): Promise<string> {
  const sessionId = await startSession(hosts, pair);
  await runMeter(hosts.customer);
  await endSession(hosts);
  return sessionId;
}

/** The figure under a name on the earnings pages. */
function figure(page: Page, label: string) {
  return page.getByText(label, { exact: true }).locator("xpath=following-sibling::p[1]");
}

test("a vendor discounts a bill, is paid the rest, and the statement says the same to the cent", async ({
  hosts,
  pair,
  services,
}) => {
  test.setTimeout(240_000);
  const { vendor } = hosts;
  const { prisma } = services.db;
  const vendorId = pair.vendor.userId;
  const balance = async (kind: "earnings_pending" | "earnings_available") =>
    Number(
      (await prisma.ledgerAccount.findFirst({ where: { kind, ownerId: vendorId } }))?.balanceMinor ?? 0n,
    );
  const discounted = await meet(hosts, pair);
  await meet(hosts, pair);

  await test.step("the vendor gives part of the first bill back from its receipt", async () => {
    await vendor.goto(`/sessions/${discounted}/receipt`);
    await vendor.getByRole("button", { name: "Give a discount" }).click();
    await vendor.getByLabel("Amount in USD").fill("7.77");
    await vendor.getByLabel("Why").fill("The sound was bad at the start.");
    await vendor.getByRole("button", { name: "Give back $7.77" }).click();
    await vendor.getByRole("alertdialog").getByRole("button", { name: "Give back $7.77" }).click();
    await expect(vendor.getByRole("alertdialog")).toBeHidden();
    const [refund] = await prisma.refund.findMany({ where: { sessionId: discounted } });
    expect(Number(refund?.amountMinor)).toBe(777);
  });

  const earnedMinor = await balance("earnings_pending");
  await test.step("it is pending until the window closes, then the worker makes it available", async () => {
    await vendor.goto("/earnings");
    await expect(figure(vendor, "Pending")).toHaveText(money(earnedMinor));
    await expect(figure(vendor, "Available")).toHaveText("$0.00");
    // Two days of waiting are over.
    await prisma.earning.updateMany({ where: { vendorId }, data: { availableAt: new Date() } });
    await expect.poll(() => balance("earnings_available"), { timeout: 90_000 }).toBe(earnedMinor);
  });

  await test.step("the vendor sets up an account and asks for a payout", async () => {
    await vendor.getByRole("link", { name: "Payouts" }).click();
    await expect(figure(vendor, "Available")).toHaveText(money(earnedMinor));
    await vendor.getByRole("button", { name: "Set up payouts" }).click();
    await vendor.getByLabel("Amount in USD").fill("9.99");
    await vendor.getByRole("button", { name: "Pay out", exact: true }).click();
    await expect(
      vendor.getByRole("alert").filter({ hasText: "The smallest payout is $10.00." }),
    ).toBeVisible();
    await vendor.getByLabel("Amount in USD").fill("25.50");
    await vendor.getByRole("button", { name: "Pay out $25.50" }).click();
    await vendor.getByRole("alertdialog").getByRole("button", { name: "Pay out $25.50" }).click();
    await expect(figure(vendor, "Available")).toHaveText(money(earnedMinor - 2_550));
    expect(await balance("earnings_available")).toBe(earnedMinor - 2_550);
  });

  await test.step("its statement has the payout, the discount and what is left", async () => {
    const row = vendor.getByRole("row").filter({ hasText: "$25.50" });
    await expect(row).toContainText(/Paid|On its way/);
    const [download] = await Promise.all([
      vendor.waitForEvent("download"),
      row.getByRole("link", { name: /^PDF/ }).click(),
    ]);
    const text = execFileSync("pdftotext", ["-layout", await download.path(), "-"], { encoding: "utf8" });
    expect(text).toContain("25.50");
    expect(text).toContain(((earnedMinor - 2_550) / 100).toFixed(2));
  });
});

test("payouts ask for a recent sign-in, and what was typed is kept on the way there and back", async ({
  openAs,
  pair,
  place,
}) => {
  const { userId, role, name, cookie } = pair.vendor;
  const signedInAtMs = Date.now() - 24 * 3_600_000;
  const token = { userId, role, name, sessionVersion: 1, signedInAtMs };
  const old = await encode({ token, secret: place.authSecret, maxAge: 86_400 });
  const vendor = await openAs({ ...pair.vendor, cookie: { ...cookie, value: old } });
  await vendor.goto("/earnings/payouts?amount=25.50");
  await expect(vendor.getByRole("heading", { name: "Please sign in again" })).toBeVisible();
  await expect(vendor.getByLabel("E-mail")).toHaveValue(`${userId}@paygo.test`);

  await vendor.context().addCookies([{ ...cookie, url: place.baseUrl }]);
  await vendor.reload();
  await expect(vendor).toHaveURL(/\/earnings\/payouts\?amount=25\.50$/);
});
