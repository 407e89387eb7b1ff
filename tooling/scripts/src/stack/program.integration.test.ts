import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type RunningProgram, startProgram } from "./program.ts";

const FAMILY = join(import.meta.dirname, "testing/family.ts");
const PARENT = join(import.meta.dirname, "testing/parent.ts");

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    // On Linux a dead child stays in the table until it is fetched, without a command line.
    return process.platform !== "linux" || readFileSync(`/proc/${pid}/cmdline`, "utf8") !== "";
  } catch {
    return false;
  }
}

describe("a program that PayGo starts", () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "paygo-program-"));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  function start(script: string, onLine?: (line: string) => void): RunningProgram {
    const logFile = join(folder, "program.log");
    return startProgram({ title: "The test", script, args: [], cwd: folder, variables: {}, logFile, onLine });
  }

  test("is stopped with all of its children, even when it refuses to go", async () => {
    const said = Promise.withResolvers<string>();
    const program = start(FAMILY, said.resolve);
    const pids = (await said.promise).split(" ").map(Number);
    expect(pids.every(isAlive)).toBe(true);
    await program.stop();
    await expect.poll(() => pids.filter(isAlive)).toEqual([]);
    expect(await program.ended).toBeNull();
  });

  test("that ends by itself is reported with its last lines and how it ended", async () => {
    const script = join(folder, "broken.js");
    writeFileSync(script, "console.error('AGORA_APP_ID is missing'); process.exitCode = 7;");
    const program = start(script);
    expect(await program.ended).toBe("The test stopped unexpectedly (exit code 7).");
    await expect.poll(() => program.lastLines()).toEqual(["AGORA_APP_ID is missing"]);
    await expect.poll(() => readFileSync(program.logFile, "utf8")).toBe("AGORA_APP_ID is missing\n");
  });

  test("ends with its children when the process that started it is killed", async () => {
    const parent = spawn(process.execPath, [PARENT, join(folder, "family.log")], {
      stdio: ["ignore", "pipe", "ignore"],
    });
    const [line] = await once(parent.stdout, "data");
    const pids = String(line).trim().split(" ").map(Number);
    expect(pids).toHaveLength(2);
    parent.kill("SIGKILL");
    await expect.poll(() => pids.filter(isAlive), { timeout: 20_000 }).toEqual([]);
  });
});
