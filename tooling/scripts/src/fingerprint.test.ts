import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { fingerprint, stampAt } from "./fingerprint.ts";

describe("what is unchanged is skipped", () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "paygo-fingerprint-"));
    mkdirSync(join(folder, "src"));
    writeFileSync(join(folder, "src/page.ts"), "one");
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const current = () => fingerprint([join(folder, "src")]);

  test("the same sources give the same fingerprint", () => {
    expect(current()).toBe(current());
  });

  test("a changed, an added and a moved source change it", () => {
    const seen = new Set([current()]);
    writeFileSync(join(folder, "src/page.ts"), "two");
    seen.add(current());
    writeFileSync(join(folder, "src/other.ts"), "");
    seen.add(current());
    rmSync(join(folder, "src/other.ts"));
    writeFileSync(join(folder, "src/another.ts"), "");
    seen.add(current());
    expect(seen.size).toBe(4);
  });

  test("tests, installed packages and what a build wrote do not change it", () => {
    const before = current();
    writeFileSync(join(folder, "src/page.test.ts"), "new");
    for (const name of ["node_modules", ".next", "generated"]) {
      mkdirSync(join(folder, "src", name));
      writeFileSync(join(folder, "src", name, "file.ts"), "new");
    }
    expect(current()).toBe(before);
  });

  test("a stamp is fresh only for what was written last", () => {
    const stamp = stampAt("step", join(folder, "stamps"));
    expect(stamp.isFresh("a")).toBe(false);
    stamp.write("a");
    expect(stamp.isFresh("a")).toBe(true);
    expect(stamp.isFresh("b")).toBe(false);
  });
});
