import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { stampFolder } from "./repository.ts";

const SKIPPED_FOLDERS = new Set(["node_modules", ".next", ".turbo", "generated", "testing", "coverage"]);
const SKIPPED_FILE = /\.(test|md|tsbuildinfo)\b|^next-env\.d\.ts$/;

function filesBelow(path: string): string[] {
  if (!existsSync(path)) return [];
  return readdirSync(path, { withFileTypes: true })
    .filter(({ name }) => !SKIPPED_FOLDERS.has(name) && !SKIPPED_FILE.test(name))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) =>
      entry.isDirectory() ? filesBelow(join(path, entry.name)) : [join(path, entry.name)],
    );
}

/** One text that changes when any of these files, the files of these folders, or `extra` changes. */
export function fingerprint(paths: readonly string[], extra = ""): string {
  const hash = createHash("sha256").update(extra);
  for (const path of paths) {
    const files = existsSync(path) && !isFolder(path) ? [path] : filesBelow(path);
    for (const file of files) hash.update(`\0${file}\0`).update(readFileSync(file));
  }
  return hash.digest("hex");
}

function isFolder(path: string): boolean {
  try {
    readdirSync(path);
    return true;
  } catch {
    return false;
  }
}

/** What a step had seen when it last succeeded, kept in `node_modules/.paygo`. */
export interface Stamp {
  isFresh(current: string): boolean;
  write(current: string): void;
}

export function stampAt(name: string, folder: string = stampFolder): Stamp {
  const file = join(folder, name);
  return {
    isFresh: (current) => existsSync(file) && readFileSync(file, "utf8") === current,
    write(current) {
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, current);
    },
  };
}
