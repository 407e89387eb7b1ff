import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

/** A module and everything of this package that it imports. */
function closure(file: string, seen = new Map<string, string>()): Map<string, string> {
  if (seen.has(file)) return seen;
  const source = readFileSync(new URL(file, import.meta.url), "utf8");
  seen.set(file, source);
  for (const [, imported] of source.matchAll(/^(?!import type).*from "(\.\/[^"]+)";$/gm)) {
    if (imported) closure(imported, seen);
  }
  return seen;
}

const serverSafe = [
  "alert avatar badge button card checkbox choice-group description-list empty-state field input kbd load-more",
  "page progress search-input select separator skeleton spinner stage-layout stat tab-links table textarea",
  "timeline top-bar visually-hidden",
]
  .join(" ")
  .split(" ");

describe("entry points", () => {
  it.each(serverSafe)("%s costs a page no client JavaScript: no client boundary, no Radix", (name) => {
    for (const [file, source] of closure(`./${name}.tsx`)) {
      expect(source.startsWith('"use client"'), file).toBe(false);
      expect(source, file).not.toMatch(/from "(radix-ui|sonner|next-themes)/);
    }
  });

  it.each(["disclosure-menu", "icon-button", "password-input", "control-bar", "self-view-frame"])(
    "%s works without Radix",
    (name) => {
      for (const [file, source] of closure(`./${name}.tsx`)) {
        expect(source, file).not.toMatch(/from "(radix-ui|sonner|next-themes)/);
      }
    },
  );
});
