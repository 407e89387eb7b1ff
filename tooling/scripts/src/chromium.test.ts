import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { lookUpChromium } from "./chromium.ts";

describe("looking for a Chromium", () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "paygo-chromium-"));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  function program(path: string, mode = 0o755): string {
    const file = join(folder, path);
    mkdirSync(join(file, ".."), { recursive: true });
    writeFileSync(file, "", { mode });
    return file;
  }

  test("the one that is asked for wins", () => {
    program("bin/chromium");
    const mine = program("mine");
    expect(lookUpChromium({ PAYGO_CHROMIUM: mine, PATH: join(folder, "bin") }, "")).toBe(mine);
  });

  test("asking for one that is no program is a mistake to correct", () => {
    const file = program("notes.txt", 0o644);
    expect(() => lookUpChromium({ PAYGO_CHROMIUM: file }, "")).toThrow(
      /which is no program; correct it or unset it/,
    );
  });

  test("one on the PATH comes before Playwright's own", () => {
    const own = program("own");
    const onPath = program("bin/google-chrome");
    expect(lookUpChromium({ PATH: join(folder, "bin") }, own)).toBe(onPath);
    expect(lookUpChromium({ PATH: join(folder, "empty") }, own)).toBe(own);
  });
});
