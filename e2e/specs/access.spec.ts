import { createPerson } from "../fixtures/people.ts";
import { cancelRing, ring, sessionIdOf } from "../fixtures/session.ts";
import { expect, test } from "../fixtures/test.ts";

test("to a stranger somebody else's session does not exist", async ({ openAs, pair, services, place }) => {
  const customer = await openAs(pair.customer);
  await ring(customer, pair);
  const stranger = await openAs(await createPerson(services, place, "user"));
  for (const path of [`/sessions/${sessionIdOf(customer)}`, `/sessions/${sessionIdOf(customer)}/receipt`]) {
    expect((await stranger.goto(path))?.status(), path).toBe(404);
    await expect(stranger.getByRole("heading", { level: 1 })).toHaveText("Not found");
  }
  await cancelRing(customer);
});

test("a session that does not exist, or could not, is answered with 404", async ({ openAs, pair }) => {
  const customer = await openAs(pair.customer);
  for (const id of [crypto.randomUUID(), "1", "%00", "..%2Fwallet"]) {
    for (const path of [`/sessions/${id}`, `/sessions/${id}/receipt`]) {
      expect((await customer.goto(path))?.status(), path).toBe(404);
      await expect(customer.getByRole("heading", { level: 1 })).toHaveText("Not found");
    }
  }
});

test("a page that needs a sign-in leads to it and back", async ({ openAs }) => {
  const visitor = await openAs(null);
  await visitor.goto("/wallet");
  await expect(visitor).toHaveURL(/\/sign-in\?callbackUrl=%2Fwallet/);
  await visitor.getByRole("button", { name: "Continue as customer" }).click();
  await expect(visitor).toHaveURL(/\/wallet$/);
});

test("a wrong password and an unknown e-mail get the same answer", async ({ openAs }) => {
  const visitor = await openAs(null);
  const answers: string[] = [];
  for (const email of ["customer@paygo.test", "nobody@paygo.test"]) {
    await visitor.goto("/sign-in");
    await visitor.getByLabel("E-mail").fill(email);
    await visitor.getByLabel("Password", { exact: true }).fill("not-the-password");
    await visitor.getByRole("button", { name: "Sign in", exact: true }).click();
    const alert = visitor.getByRole("alert").filter({ hasText: /./ }).first();
    await expect(alert).toBeVisible();
    answers.push((await alert.textContent()) ?? "");
  }
  expect(answers[0]).toBe(answers[1]);
});

test("somebody signs up as a vendor, offers a service, and signs out everywhere at once", async ({
  openAs,
  services,
  place,
}) => {
  const page = await openAs(null);
  const email = `${services.ids.newId()}@paygo.test`;
  await page.goto("/sign-up");
  await page.getByLabel("Name").fill("New vendor");
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password", { exact: true }).fill("a long enough password");
  await page.getByText("Offer services at your own rate.").click();
  await expect(page.getByRole("radio", { name: /^Vendor/ })).toBeChecked();
  await page.getByRole("button", { name: "Create account" }).click();
  await page.waitForURL("**/dashboard**");
  await page.goto("/account");
  await page.getByRole("button", { name: "Sign out everywhere" }).click();
  await page
    .getByRole("dialog")
    .or(page.getByRole("alertdialog"))
    .getByRole("button", { name: /sign out/i })
    .click();
  await page.waitForURL("**/sign-in**");
  await page.goto(`${place.baseUrl}/account`);
  await expect(page).toHaveURL(/\/sign-in/);
});
