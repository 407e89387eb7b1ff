import { describe, expect, it } from "vitest";
import { preferredLocale } from "./preferred-locale.ts";

describe("the reader's locale", () => {
  it.each([
    ["de-CH,de;q=0.9,en;q=0.8", "de-CH"],
    ["en;q=0.5, fr-FR", "fr-FR"],
    ["*", "en-US"],
    ["", "en-US"],
    ["de;q=0, pt-br", "pt-BR"],
    ["not_a_tag!, sv", "sv"],
  ])("%s is read as %s", (header, locale) => {
    expect(preferredLocale(header)).toBe(locale);
  });

  it("is American English when nothing is asked for", () => {
    expect(preferredLocale(null)).toBe("en-US");
  });
});
