import { expect, it } from "vitest";
import { createWishKeys } from "./wish-key.ts";

function keysOf() {
  const numbers = [1, 2, 3][Symbol.iterator]();
  return createWishKeys(() => `key-${numbers.next().value}`);
}

it("asks again for the same wish with the same key, so that nothing is charged twice", () => {
  const keys = keysOf();
  expect([keys.keyFor("$20"), keys.keyFor("$20")]).toEqual(["key-1", "key-1"]);
});

it("takes another key for another wish, and for the same one once it was answered", () => {
  const keys = keysOf();
  expect([keys.keyFor("$20"), keys.keyFor("$30")]).toEqual(["key-1", "key-2"]);
  keys.forget();
  expect(keys.keyFor("$30")).toBe("key-3");
});
