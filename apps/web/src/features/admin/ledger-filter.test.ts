import { expect, it } from "vitest";
import { ledgerFilter, ledgerInput, ledgerPath } from "./ledger-filter.ts";

it("a search survives the way through the address", () => {
  const filter = { query: "someone@paygo.test", kind: "refund", from: "2026-11-01", to: "" } as const;
  const parameters = new URLSearchParams("tab=1");
  ledgerFilter.write(filter, parameters);
  expect(parameters.get("tab")).toBe("1");
  expect(ledgerFilter.read(parameters)).toEqual(filter);
  expect(ledgerFilter.read(new URL(ledgerPath("a+b@x.test"), "http://x").searchParams).query).toBe(
    "a+b@x.test",
  );
});

it("asks only for what is filled in, with the last day included", () => {
  expect(ledgerInput({ query: "", kind: null, from: "", to: "nonsense" })).toEqual({});
  expect(ledgerInput({ query: "x", kind: "hold", from: "2026-11-01", to: "2026-11-01" })).toEqual({
    query: "x",
    kind: "hold",
    from: new Date(2026, 10, 1).toISOString(),
    to: new Date(2026, 10, 2).toISOString(),
  });
});
