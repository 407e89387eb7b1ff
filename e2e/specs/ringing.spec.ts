import { phase, ring, waitOnDashboard } from "../fixtures/call.ts";
import { expect, test } from "../fixtures/test.ts";

test("a declined ring tells the customer why and costs nothing", async ({ openAs, pair }) => {
  const [customer, vendor] = [await openAs(pair.customer), await openAs(pair.vendor)];
  await waitOnDashboard(vendor);
  await ring(customer, pair);
  const dialog = vendor.getByRole("dialog", { name: "Incoming session" });
  await dialog.getByRole("button", { name: "Say why you decline" }).click();
  await dialog.getByLabel("Reason").fill("Back in ten minutes");
  await dialog.getByRole("button", { name: "Decline" }).click();
  await expect(phase(customer, "ended")).toContainText("declined the session");
  await expect(customer.getByText("Back in ten minutes")).toBeVisible();
  await expect(customer.getByTestId("summary-total")).toHaveText("$0.00");
});

test("a ring that nobody answers ends by itself and costs nothing", async ({ openAs, pair }) => {
  const customer = await openAs(pair.customer);
  await ring(customer, pair);
  await expect(phase(customer, "ended")).toContainText("did not answer", { timeout: 20_000 });
  await expect(customer.getByTestId("summary-total")).toHaveText("$0.00");
});

test("it rings in every open tab of the vendor and stops in all of them when the customer cancels", async ({
  openAs,
  pair,
}) => {
  const [customer, vendor] = [await openAs(pair.customer), await openAs(pair.vendor)];
  const second = await vendor.context().newPage();
  await waitOnDashboard(vendor);
  await waitOnDashboard(second);
  await ring(customer, pair);
  const dialogs = [vendor, second].map((page) => page.getByRole("dialog", { name: "Incoming session" }));
  for (const dialog of dialogs) await expect(dialog).toBeVisible();
  await customer.getByRole("button", { name: "Cancel" }).click();
  await expect(phase(customer, "ended")).toContainText("You cancelled before");
  for (const dialog of dialogs) await expect(dialog).toBeHidden();
});
