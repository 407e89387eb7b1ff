import type { Page } from "@playwright/test";
import { cancelRing, phase, ring, waitOnDashboard } from "../fixtures/session.ts";
import { expect, test } from "../fixtures/test.ts";

test("a declined ring tells the customer why and costs nothing", async ({ hosts, pair }) => {
  const { customer, vendor } = hosts;
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
  await expect(phase(customer, "ended")).toContainText("did not answer", { timeout: 30_000 });
  await expect(customer.getByTestId("summary-total")).toHaveText("$0.00");
});

/** Takes the page's polls away: what is read again every 10 s or less often is read once. Counts what it took. */
async function withoutPolls(page: Page): Promise<() => Promise<number>> {
  await page.addInitScript(() => {
    const every = globalThis.setInterval.bind(globalThis);
    const taken = { polls: 0 };
    const kept = (handler: TimerHandler, timeoutMs = 0, ...rest: unknown[]) => {
      if (timeoutMs < 10_000) return every(handler, timeoutMs, ...rest);
      taken.polls += 1;
      return every(() => undefined, timeoutMs);
    };
    Object.assign(globalThis, { setInterval: kept, taken });
  });
  return () => page.evaluate(() => (globalThis as unknown as { taken: { polls: number } }).taken.polls);
}

test("the hint alone rings in every open tab of the vendor, and the customer's cancelling stops it in all", async ({
  hosts,
  pair,
}) => {
  const { customer, vendor } = hosts;
  const tabs = [vendor, await vendor.context().newPage()];
  const loads = new Map<Page, number>();
  for (const tab of tabs) {
    const countPolls = await withoutPolls(tab);
    // The event stream has said that it is open once the server answers it.
    const isListening = tab.waitForResponse(/events\.subscribe/);
    await waitOnDashboard(tab);
    await isListening;
    await expect.poll(countPolls, "the dashboard had polls to take away").toBeGreaterThan(0);
    tab.on("load", () => loads.set(tab, (loads.get(tab) ?? 0) + 1));
  }
  const started = customer.waitForResponse(/streaming\.start/).then(() => performance.now());
  const dialogs = tabs.map((tab) => tab.getByRole("dialog", { name: "Incoming session" }));
  const rung = dialogs.map((dialog) => dialog.waitFor({ timeout: 20_000 }).then(() => performance.now()));
  await ring(customer, pair);
  const startedAt = await started;
  const seconds = (await Promise.all(rung)).map((at) => ((at - startedAt) / 1_000).toFixed(2));
  test
    .info()
    .annotations.push({ type: "seconds from the answer to start to the ring", description: `${seconds}` });
  process.stdout.write(`    rings ${seconds.join(" s and ")} s after the answer to start\n`);
  expect([...loads]).toEqual([]);
  await cancelRing(customer);
  await expect(phase(customer, "ended")).toContainText("You cancelled before");
  for (const dialog of dialogs) await expect(dialog).toBeHidden();
});
