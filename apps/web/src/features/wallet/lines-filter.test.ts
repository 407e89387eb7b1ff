import { describe, expect, it } from "vitest";
import { customerKinds, linesFilter, linesInput } from "./lines-filter.ts";

describe("the filter of the wallet's activity", () => {
  it("is found again in the address, beside what else is in it", () => {
    const parameters = new URLSearchParams("amount=500");
    linesFilter.write({ kind: "hold", query: "code review" }, parameters);
    expect(parameters.toString()).toBe("amount=500&kind=hold&q=code+review");
    expect(linesFilter.read(parameters)).toEqual({ kind: "hold", query: "code review" });
    linesFilter.write({ kind: null, query: "" }, parameters);
    expect(parameters.toString()).toBe("amount=500");
  });

  it("ignores what is no kind of movement", () => {
    expect(linesInput(linesFilter.read(new URLSearchParams("kind=payouts&q=%20")))).toEqual({});
  });

  it("offers no kind twice", () => {
    expect(new Set(customerKinds.map(([, words]) => words)).size).toBe(customerKinds.length);
  });
});
