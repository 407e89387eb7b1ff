import { AxeBuilder } from "@axe-core/playwright";
import { phase, startCall } from "../fixtures/call.ts";
import { expect, test } from "../fixtures/test.ts";

for (const colorScheme of ["light", "dark"] as const) {
  test(`axe finds nothing serious on any page in ${colorScheme}`, async ({ openAs, pair }) => {
    const [customer, vendor] = [
      await openAs(pair.customer, { colorScheme }),
      await openAs(pair.vendor, { colorScheme }),
    ];
    const expectClean = async (page: typeof customer) => {
      const { violations } = await new AxeBuilder({ page }).analyze();
      const serious = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
      expect(serious.map(({ id, nodes }) => `${page.url()} ${id}: ${nodes[0]?.html}`)).toEqual([]);
    };
    for (const path of [
      "/",
      `/services/${pair.serviceId}`,
      "/wallet",
      "/sessions",
      "/account",
      "/sign-in",
      "/sign-up",
    ]) {
      await customer.goto(path);
      await expect(customer.getByRole("heading", { level: 1 })).toBeVisible();
      await expectClean(customer);
    }
    await startCall(customer, vendor, pair);
    await expectClean(customer);
    await expectClean(vendor);
    await customer.getByRole("button", { name: "End" }).click();
    await expect(phase(customer, "ended")).toBeVisible();
    await customer.getByRole("link", { name: "See the receipt" }).click();
    await expect(customer.getByRole("heading", { name: "Receipt" })).toBeVisible();
    await expectClean(customer);
    for (const path of ["/dashboard", "/dashboard/services"]) {
      await vendor.goto(path);
      await expect(vendor.getByRole("heading", { level: 1 })).toBeVisible();
      await expectClean(vendor);
    }
  });
}
