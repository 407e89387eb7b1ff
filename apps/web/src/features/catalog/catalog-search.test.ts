import { describe, expect, it } from "vitest";
import { catalogPath, PAGE_SIZE, readCatalogSearch } from "./catalog-search.ts";

describe("a search in the address of the catalogue", () => {
  it("comes back from the address it was written to", () => {
    const search = { query: "plants & more", show: 3 * PAGE_SIZE };
    const parameters = new URL(catalogPath(search), "http://localhost").searchParams;
    expect(readCatalogSearch(Object.fromEntries(parameters))).toEqual(search);
  });

  it("leaves the address bare when there is nothing to say", () => {
    expect(catalogPath({ query: "" })).toBe("/");
    expect(catalogPath({ query: "cat" })).toBe("/?q=cat");
  });

  it.each([
    [{}, { query: "", show: PAGE_SIZE }],
    [
      { q: ["a", "b"], show: "many" },
      { query: "", show: PAGE_SIZE },
    ],
    [
      { q: "  x ", show: "-9" },
      { query: "x", show: PAGE_SIZE },
    ],
    [{ show: "1e99" }, { query: "", show: 20 * PAGE_SIZE }],
    [{ q: "y".repeat(300) }, { query: "y".repeat(100), show: PAGE_SIZE }],
  ])("nonsense is not passed on: %j", (parameters, search) => {
    expect(readCatalogSearch(parameters)).toEqual(search);
  });
});
