import { execFile } from "node:child_process";
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { ConfigError } from "./config.ts";
import { readOrCreateSecret } from "./embedded-secret.ts";

const run = promisify(execFile);
const program = `
  import { readOrCreateSecret } from ${JSON.stringify(new URL("./embedded-secret.ts", import.meta.url).href)};
  process.stdout.write(readOrCreateSecret(process.argv[1], "auth-secret"));`;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "paygo-secret-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe("a secret of the embedded mode", () => {
  test("is made once by any number of processes, for its owner's eyes only", async () => {
    const dataDir = join(folder, "made", "on", "the", "way");
    const outputs = await Promise.all(
      Array.from({ length: 6 }, () =>
        run(process.execPath, ["--input-type=module", "--eval", program, dataDir]),
      ),
    );
    const secrets = new Set(outputs.map(({ stdout }) => stdout));
    expect([...secrets]).toEqual([readFileSync(join(dataDir, "auth-secret"), "utf8")]);
    expect([...secrets][0]).toMatch(/^[\w-]{43}$/);
    expect(readdirSync(dataDir)).toEqual(["auth-secret"]);
    expect(statSync(join(dataDir, "auth-secret")).mode & 0o777).toBe(0o600);
  });

  test("stays the same, and differs by name", () => {
    const first = readOrCreateSecret(folder, "one");
    expect(readOrCreateSecret(folder, "one")).toBe(first);
    expect(readOrCreateSecret(folder, "two")).not.toBe(first);
  });

  test("that others could read is closed to them again", () => {
    const first = readOrCreateSecret(folder, "one");
    chmodSync(join(folder, "one"), 0o644);
    expect(readOrCreateSecret(folder, "one")).toBe(first);
    expect(statSync(join(folder, "one")).mode & 0o777).toBe(0o600);
  });

  test("that was emptied is not used: nobody's cookies are signed with nothing", () => {
    writeFileSync(join(folder, "one"), "");
    expect(() => readOrCreateSecret(folder, "one")).toThrow(ConfigError);
  });

  test("in a folder that cannot be used is one sentence that says what to do", () => {
    writeFileSync(join(folder, "file"), "");
    const dataDir = join(folder, "file", "sub");
    expect(() => readOrCreateSecret(dataDir, "one")).toThrow(
      `Make ${dataDir} writable, or set PAYGO_DATA_DIR to a folder that is.`,
    );
  });
});
