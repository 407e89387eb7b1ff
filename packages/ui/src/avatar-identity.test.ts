import { describe, expect, it } from "vitest";
import { avatarTone, avatarToneCount, initials } from "./avatar-identity.ts";

describe("avatarTone", () => {
  it("keeps a person's colour for ever: the same seed gives the same tone", () => {
    expect(["ada", "bob", "", "Zoë"].map(avatarTone)).toEqual(["ada", "bob", "", "Zoë"].map(avatarTone));
    expect(avatarTone("customer@paygo.test")).toBe(3);
  });

  it("uses every tone, and none far more than the others, over numbered people", () => {
    const counts = Array.from({ length: avatarToneCount }, () => 0);
    for (let index = 0; index < 800; index += 1) {
      const tone = avatarTone(`person-${index}`);
      counts[tone] = (counts[tone] ?? 0) + 1;
    }
    expect(Math.min(...counts)).toBeGreaterThan(50);
    expect(Math.max(...counts)).toBeLessThan(150);
  });
});

describe("initials", () => {
  it.each([
    ["Ada Lovelace", "AL"],
    ["ada", "A"],
    ["  Jean  Paul  Marat ", "JM"],
    ["vendor@paygo.test", "VT"],
    ["émile zola", "ÉZ"],
    ["𝒜lan", "𝒜"],
    ["", "?"],
    ["  ", "?"],
  ])("takes the first letters of the first and last word of %j", (name, expected) => {
    expect(initials(name)).toBe(expected);
  });
});
