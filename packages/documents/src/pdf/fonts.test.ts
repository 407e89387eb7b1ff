import { formatMoney } from "@paygo/core";
import { describe, expect, it } from "vitest";
import { drawableLocale } from "./drawable-locale.ts";
import { isDrawable, toDrawable } from "./fonts.ts";

describe("the font of PDFs", () => {
  it("has what documents are written with", () => {
    expect(isDrawable("€ £ ¥ $ – — ’ ‘ “ ” … · − % ñ é ü ß ç ø å ł č ž Ж")).toBe(true);
  });

  it("writes narrow spaces as spaces and leaves out marks without a look", () => {
    expect(toDrawable(formatMoney(-123_456_789, "EUR", "fr-FR"))).toBe("-1\u00a0234\u00a0567,89\u00a0€");
    expect(toDrawable("\u200f12\u200e")).toBe("12");
  });

  it("shows that a letter is missing instead of leaving it out", () => {
    expect(toDrawable("Zoë 年")).toBe("Zoë ?");
  });
});

it.each([
  ["de-DE", "EUR", "de-DE"],
  ["fr-FR", "USD", "fr-FR"],
  ["en-IN", "INR", "en-IN"],
  ["ja-JP", "JPY", "en-US"],
  ["ar-EG", "USD", "en-US"],
  ["el-GR", "EUR", "en-US"],
])("a reader in %s with %s gets a PDF in %3$s", (locale, currency, drawn) => {
  expect(drawableLocale(locale, currency)).toBe(drawn);
});
