import { describe, expect, it } from "vitest";
import { cardExpiry, cardName, isExpired } from "./card-words.ts";

const card = { id: "1", brand: "visa", last4: "4242", expiryMonth: 4, expiryYear: 2029 };

describe("a saved card", () => {
  it("has the name that is printed on it", () => {
    expect(cardName(card)).toBe("Visa •••• 4242");
    expect(cardName({ brand: "newbank", last4: "0001" })).toBe("newbank •••• 0001");
    expect(cardName({ brand: "", last4: "0001" })).toBe("Card •••• 0001");
    expect(cardExpiry(card)).toBe("04/29");
  });

  it("is good to the end of its month", () => {
    expect(isExpired(card, new Date(2029, 3, 30, 23, 59))).toBe(false);
    expect(isExpired(card, new Date(2029, 4, 1))).toBe(true);
  });
});
