import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

const css = readFileSync(new URL("./styles.css", import.meta.url), "utf8");

type Theme = "light" | "dark";

function token(name: string, theme: Theme): string {
  const pair = new RegExp(`--${name}: light-dark\\((#[0-9a-f]{6}), (#[0-9a-f]{6})\\)`).exec(css);
  const single = new RegExp(`--(?:color-)?${name}: (#[0-9a-f]{6});`).exec(css);
  const hex = pair?.[theme === "light" ? 1 : 2] ?? single?.[1];
  if (!hex) throw new Error(`no token --${name} in styles.css`);
  return hex;
}

/** Relative luminance of a colour, WCAG 2.2. */
function luminance(hex: string): number {
  const channel = (at: number) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5);
}

function contrast(first: string, second: string): number {
  const [dim = 0, bright = 0] = [luminance(first), luminance(second)].sort((a, b) => a - b);
  return (bright + 0.05) / (dim + 0.05);
}

const grounds = ["canvas", "surface", "raised", "subtle"];
const textPairs: [string, string][] = [
  ...["ink", "muted", "faint", "accent-ink", "danger-ink"].flatMap((text) =>
    grounds.map((ground): [string, string] => [text, ground]),
  ),
  ...["held-ink", "success-ink"].flatMap((text): [string, string][] => [
    [text, "surface"],
    [text, "canvas"],
  ]),
  ...["accent", "held", "success", "danger"].flatMap((tone): [string, string][] => [
    [`${tone}-ink`, `${tone}-soft`],
    ["ink", `${tone}-soft`],
    ["muted", `${tone}-soft`],
  ]),
  ["on-accent", "accent"],
  ["on-accent", "accent-hover"],
  ["on-danger", "danger"],
  ["on-danger", "danger-hover"],
  ["canvas", "ink"],
];

describe.each<Theme>(["light", "dark"])("%s theme", (theme) => {
  it.each(textPairs)("%s can be read on %s (WCAG AA, 4.5)", (text, ground) => {
    expect(contrast(token(text, theme), token(ground, theme))).toBeGreaterThanOrEqual(4.5);
  });

  it.each(grounds)("the focus ring is seen on %s (WCAG 1.4.11, 3)", (ground) => {
    expect(contrast(token("accent", theme), token(ground, theme))).toBeGreaterThanOrEqual(3);
  });
});

describe("both themes", () => {
  it.each([0, 1, 2, 3, 4, 5, 6, 7])("white initials can be read on avatar tone %d", (tone) => {
    expect(contrast("#ffffff", token(`avatar-${tone}`, "light"))).toBeGreaterThanOrEqual(4.5);
  });

  it.each(["ink", "muted"])("%s can be read on the stage", (text) => {
    expect(contrast(token(text, "dark"), token("stage", "dark"))).toBeGreaterThanOrEqual(4.5);
    expect(contrast(token(text, "dark"), token("stage-well", "dark"))).toBeGreaterThanOrEqual(4.5);
  });
});
