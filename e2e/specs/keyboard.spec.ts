import type { Locator, Page } from "@playwright/test";
import { expectFramesToFlow, phase } from "../fixtures/session.ts";
import { expect, test } from "../fixtures/test.ts";

/** More than any page has to step over. */
const MAX_STEPS = 60;

function hasFocus(target: Locator): Promise<boolean> {
  return target.evaluate((element) => element === document.activeElement);
}

/** The focus can be seen: the browser says that it came by keyboard, and something is drawn around it. */
async function expectVisibleFocus(target: Locator): Promise<void> {
  await expect(target).toBeFocused();
  await expect(target).toBeInViewport();
  const isDrawn = await target.evaluate((element) => {
    if (!element.matches(":focus-visible")) return false;
    // A card that is one link is outlined as a whole.
    const framed = [element, element.closest("li")].filter((frame) => frame !== null);
    return framed.some((frame) => {
      const { outlineStyle, outlineWidth } = getComputedStyle(frame);
      return outlineStyle !== "none" && Number.parseFloat(outlineWidth) >= 2;
    });
  });
  expect(isDrawn, `the focus of ${target} can be seen`).toBe(true);
}

/** Presses Tab until the target has the focus, then the key that works it. */
async function press(page: Page, target: Locator, key: "Enter" | "Space"): Promise<void> {
  await expect(target).toBeVisible();
  for (let step = 0; !(await hasFocus(target)); step += 1) {
    expect(step, `Tab leads to ${target}`).toBeLessThan(MAX_STEPS);
    await page.keyboard.press("Tab");
  }
  await expectVisibleFocus(target);
  await page.keyboard.press(key);
}

test("the whole job is done with Tab, Enter and Space, and one always sees where one is", async ({
  openAs,
}) => {
  const [customer, vendor] = [await openAs(null), await openAs(null)];
  const button = (page: Page, name: string | RegExp) => page.getByRole("button", { name, exact: true });

  await vendor.goto("/sign-in");
  await press(vendor, button(vendor, "Continue as vendor"), "Space");
  await vendor.waitForURL("**/dashboard");
  await customer.goto("/sign-in");
  await press(customer, button(customer, "Continue as customer"), "Enter");
  await customer.waitForURL((url) => url.pathname === "/");

  await press(customer, customer.getByRole("link", { name: /Code review, live/ }), "Enter");
  await customer.waitForURL("**/services/*");
  await press(customer, button(customer, /^Start/), "Space");
  await expect(phase(customer, "calling")).toBeVisible();

  // Answer has the focus as soon as it rings.
  const answer = button(vendor, "Answer");
  await expectVisibleFocus(answer);
  await press(vendor, answer, "Enter");
  for (const page of [customer, vendor]) {
    await expect(phase(page, "live")).toBeVisible();
    await expectFramesToFlow(page);
  }

  for (const name of ["Microphone", "Camera"]) {
    const toggle = button(customer, name);
    await press(customer, toggle, "Space");
    await expect(toggle).toHaveAttribute("aria-pressed", "false");
    await press(customer, toggle, "Enter");
    await expect(toggle).toHaveAttribute("aria-pressed", "true");
  }
  await press(vendor, button(vendor, "End"), "Enter");
  for (const page of [customer, vendor]) {
    await expect(phase(page, "ended")).toBeVisible();
    await press(page, page.getByRole("link", { name: "See the receipt" }), "Enter");
    await expect(page.getByRole("heading", { name: "Receipt" })).toBeVisible();
    await press(page, button(page, "Check this bill"), "Space");
    await expect(page.getByText("The bill is right")).toBeVisible();
  }
});
