import { describe, expect, it } from "vitest";
import { recallCap, rememberCap } from "./cap-memory.ts";

function storage() {
  let kept: string | null = null;
  return {
    getItem: () => kept,
    setItem(_key: string, value: string) {
      kept = value;
    },
  };
}

describe("the remembered cap", () => {
  it.each([2_000, null])("is %j again at the next start", (capMinor) => {
    const place = storage();
    rememberCap(place, { capMinor, currency: "USD" });
    expect(recallCap(place)).toEqual({ capMinor, currency: "USD" });
  });

  it.each(["", "{", "5", "{}", '{"capMinor":-1,"currency":"USD"}', '{"capMinor":"9","currency":"USD"}'])(
    "is nothing when what is stored is %j",
    (text) => {
      expect(recallCap({ getItem: () => text })).toBeNull();
    },
  );

  it("costs nothing but itself where the browser refuses to store", () => {
    const refuse = () => {
      throw new Error("blocked");
    };
    expect(() => rememberCap({ setItem: refuse }, { capMinor: 1, currency: "USD" })).not.toThrow();
    expect(recallCap({ getItem: refuse })).toBeNull();
  });
});
