import { chargeFor } from "@paygo/core";
import { getReceipt } from "@paygo/services";
import { expectFramesToFlow, phase, sessionIdOf, waitOnDashboard } from "../fixtures/session.ts";
import { expect, test } from "../fixtures/test.ts";

test.use({ pairOptions: { fundsMinor: 100_000, pricePerMinuteMinor: 100 } });

test("a spending cap is chosen before the ring, raised in the room, and ends the call exactly there", async ({
  hosts,
  pair,
  services,
}) => {
  const { customer, vendor } = hosts;
  await waitOnDashboard(vendor);

  await test.step("the customer sets a cap of their own; too little is explained", async () => {
    await customer.goto(`/services/${pair.serviceId}`);
    await expect(customer.getByRole("radio", { name: "No limit" })).toBeChecked();
    await customer.getByText("Other", { exact: true }).click();
    await customer.getByLabel("Stop at").fill("0.99");
    await customer.getByRole("button", { name: /^Start/ }).click();
    await expect(customer.getByRole("alert").filter({ hasText: "at least $1.00" })).toBeVisible();
    await customer.getByLabel("Stop at").fill("4");
    await expect(customer.getByTestId("cap-words")).toContainText("You never pay more than $4.00");
    await customer.getByRole("button", { name: /^Start/ }).click();
    await expect(phase(customer, "calling")).toContainText("$4.00 is held, not charged. Stops at $4.00.");
  });

  await test.step("both are live, and the cap is raised in the room", async () => {
    await vendor.getByRole("button", { name: "Answer" }).click();
    await expect(phase(customer, "live")).toBeVisible();
    await customer.getByRole("button", { name: "Stops at $4.00 Raise" }).click();
    await customer.getByRole("button", { name: "Raise to $5.00" }).click();
    await expect(customer.getByTestId("meter").getByTestId("meter-cap")).toHaveText("$5.00");
    await expectFramesToFlow(customer);
  });

  await test.step("both are warned before the end", async () => {
    await expect(customer.getByTestId("funds-banner")).toContainText("until your spending cap");
    await expect(customer.getByTestId("meter-spoken")).toContainText("until your spending cap");
    await expect(vendor.getByTestId("funds-banner")).toContainText("The customer has less than");
    await expect(vendor.getByText("$5.00")).toHaveCount(0);
  });

  await test.step("it ends at the cap, and the bill keeps to it", async () => {
    const sessionId = sessionIdOf(customer);
    await expect(phase(customer, "ended")).toContainText("Your spending cap was reached", {
      timeout: 45_000,
    });
    await expect(phase(vendor, "ended")).toContainText("spending cap was reached");
    const receipt = await getReceipt(services, pair.customer, { sessionId });
    expect(receipt).toMatchObject({ endReason: "cap_reached", capMinor: 500, heldMinor: 500 });
    expect(receipt.chargedMinor).toBeLessThanOrEqual(500);
    expect(receipt.dueMinor).toBe(chargeFor(receipt.tariff, receipt.billableMs).amountMinor);
    // Five minutes of four seconds each, from the first instant of both.
    const lastedMs = Date.parse(receipt.endedAt) - Date.parse(receipt.liveAt ?? "");
    expect(lastedMs).toBeGreaterThanOrEqual(19_900);
  });

  await test.step("the next visit begins with the same cap", async () => {
    await customer.goto(`/services/${pair.serviceId}`);
    await expect(customer.getByLabel("Stop at")).toHaveValue("4");
  });
});
