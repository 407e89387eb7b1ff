import { expect, test } from "vitest";
import { isCurrentPlace, navigationFor } from "./navigation.ts";

test.each([
  [null, ["/"]],
  ["user", ["/", "/sessions", "/wallet", "/account"]],
  ["vendor", ["/dashboard", "/", "/sessions", "/earnings", "/account"]],
  ["admin", ["/admin", "/", "/account"]],
] as const)("%s is led to their own places only", (role, places) => {
  expect(navigationFor(role).map(({ href }) => href)).toEqual(places);
});

test("one place is current, also below it", () => {
  const current = (pathname: string) =>
    navigationFor("user").filter(({ href }) => isCurrentPlace(href, pathname));
  expect(current("/").map(({ label }) => label)).toEqual(["Catalogue"]);
  expect(current("/services/1").map(({ label }) => label)).toEqual(["Catalogue"]);
  expect(current("/sessions/1/receipt").map(({ label }) => label)).toEqual(["Sessions"]);
  expect(current("/sessionsx")).toEqual([]);
});
