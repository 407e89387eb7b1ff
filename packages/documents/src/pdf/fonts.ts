import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { create } from "fontkit";

/** Geist, of its npm package (SIL Open Font License), which exports no font file by name. */
const folder = join(dirname(createRequire(import.meta.url).resolve("geist/font/sans")), "fonts/geist-sans");
const read = (name: string): Buffer => readFileSync(join(folder, `${name}.ttf`));

/** The two weights of a document, as font files. */
export const fontFiles = { regular: read("Geist-Regular"), bold: read("Geist-SemiBold") };

const face = create(fontFiles.regular);
const characters = new Set("characterSet" in face ? face.characterSet : []);

/** Characters that the font lacks, as ones that mean the same: the narrow spaces of French amounts. */
const standIns: Readonly<Record<string, string>> = {
  "\u202f": "\u00a0",
  "\u2007": "\u00a0",
  "\u2009": "\u00a0",
};
const MISSING = "?";

/** A character in one that the font has; null when there is none. */
function standInFor(character: string): string | null {
  const wanted = standIns[character] ?? character;
  if (wanted === "\n" || characters.has(wanted.codePointAt(0) ?? 0)) return wanted;
  // Marks of direction and joining have no look of their own.
  return /\p{Cf}/u.test(wanted) ? "" : null;
}

/** Whether the font can write a text. */
export function isDrawable(text: string): boolean {
  return [...text.normalize("NFC")].every((character) => standInFor(character) !== null);
}

/** The text in characters that the font has. Those of other scripts become `?`: better seen than left out. */
export function toDrawable(text: string): string {
  return [...text.normalize("NFC")].map((character) => standInFor(character) ?? MISSING).join("");
}
