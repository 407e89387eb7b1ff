import { expect, test } from "@playwright/test";
import { currentPlace } from "../fixtures/place.ts";

test("place", async ({ page, baseURL }) => {
  const place = currentPlace();
  expect(baseURL).toBe(place.baseUrl);
  await page.goto("/");
  expect(await page.title()).toContain("PayGo");
});
