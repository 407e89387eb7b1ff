import { describe, expect, it } from "vitest";
import { everything, hasDays, historyFilter, historyInput } from "./history-filter.ts";

const read = (search: string) => historyFilter.read(new URLSearchParams(search));

describe("the filter of the sessions", () => {
  it("is found again in the address, and leaves nothing behind when it is cleared", () => {
    const filter = {
      query: "code",
      endReason: "no_answer" as const,
      from: "2026-11-01",
      to: "2026-11-22",
      isCharged: true,
    };
    const parameters = new URLSearchParams();
    historyFilter.write(filter, parameters);
    expect(historyFilter.read(parameters)).toEqual(filter);
    historyFilter.write(everything, parameters);
    expect(parameters.toString()).toBe("");
  });

  it.each(["outcome=lost", "from=2026-02-31", "to=tomorrow", "charged=yes", "q=%20"])(
    "ignores %s",
    (search) => {
      expect(read(search)).toEqual(everything);
    },
  );

  it("takes in the whole of the last day, by the reader's clock", () => {
    const { from, to } = historyInput(read("from=2026-11-22&to=2026-11-22"));
    expect(new Date(from ?? "")).toEqual(new Date(2026, 10, 22));
    expect(new Date(to ?? "")).toEqual(new Date(2026, 10, 23));
  });

  it("asks for everything when nothing is asked", () => {
    expect(historyInput(everything)).toEqual({});
    expect(hasDays(everything)).toBe(false);
    expect(hasDays(read("to=2026-11-22"))).toBe(true);
  });
});
