import { describe, expect, it } from "vitest";
import { readAvailability } from "./availability-answer.ts";

describe("the availability that a page reads again", () => {
  it("comes from a list or from one service", () => {
    const items = [
      { id: "a", availability: "online" },
      { id: "b", availability: "busy" },
    ];
    expect(readAvailability({ result: { data: { items, nextCursor: null } } })).toEqual([
      ["a", "online"],
      ["b", "busy"],
    ]);
    expect(readAvailability({ result: { data: { id: "c", availability: "offline" } } })).toEqual([
      ["c", "offline"],
    ]);
  });

  it.each([
    null,
    "gone",
    {},
    { error: { message: "no" } },
    { result: { data: { items: [{ id: "a", availability: "asleep" }, 7, null] } } },
  ])("leaves out what it does not understand: %j", (answer) => {
    expect(readAvailability(answer)).toEqual([]);
  });
});
