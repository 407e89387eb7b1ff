import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { findFreePort } from "./stack/port.ts";

const START = join(import.meta.dirname, "start.ts");

describe("npm start with something wrong", () => {
  let folder: string;
  const servers: Server[] = [];

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "paygo-start-"));
  });
  afterEach(() => {
    for (const server of servers.splice(0)) server.close();
    rmSync(folder, { recursive: true, force: true });
  });

  /** Runs the command as a person would see it: what it prints as errors, and its exit code. */
  async function start(
    variables: Record<string, string>,
  ): Promise<{ sentence: string; exitCode: number | null }> {
    const env = { NODE_ENV: "test" as const, PATH: "/usr/bin:/bin", PAYGO_DATA_DIR: folder, ...variables };
    const child = spawn(process.execPath, [START], { env, stdio: ["ignore", "ignore", "pipe"] });
    let errors = "";
    child.stderr.on("data", (chunk: Buffer) => {
      errors += chunk.toString();
    });
    await once(child, "close");
    return { sentence: errors.trim(), exitCode: child.exitCode };
  }

  async function startOnFreePort(variables: Record<string, string>) {
    return start({ PORT: String(await findFreePort()), ...variables });
  }

  function expectOneSentence({ sentence, exitCode }: Awaited<ReturnType<typeof start>>, said: RegExp): void {
    expect(sentence).toMatch(said);
    expect(sentence.split("\n")).toHaveLength(1);
    expect(sentence).not.toMatch(/^\s+at /m);
    expect(exitCode).toBe(1);
  }

  test("a port in use: says which, and how to take another", async () => {
    const taken = createServer();
    servers.push(taken);
    const port = await findFreePort();
    await once(taken.listen(port), "listening");
    expectOneSentence(
      await start({ PORT: String(port) }),
      new RegExp(`^Port ${port} is in use .* choose another port: PORT=${port + 1} npm start\\.$`),
    );
  });

  test("a port that is none: says what to set", async () => {
    expectOneSentence(
      await start({ PORT: "http" }),
      /^PORT is "http", which is not a port; set it to a number/,
    );
  });

  test("a database that is not there: says where it looked", async () => {
    const port = await findFreePort();
    expectOneSentence(
      await startOnFreePort({ DATABASE_URL: `postgresql://paygo:secret@127.0.0.1:${port}/paygo` }),
      new RegExp(`^DATABASE_URL points to 127\\.0\\.0\\.1:${port}/paygo, where nothing listens; .*\\.$`),
    );
  });

  test("an address that is none: says what is wrong with it", async () => {
    expectOneSentence(await startOnFreePort({ DATABASE_URL: "localhost/paygo" }), /^DATABASE_URL .*\.$/);
  });

  test("a provider that is only half set: names the missing half", async () => {
    expectOneSentence(
      await startOnFreePort({ AGORA_APP_ID: "0123456789abcdef0123456789abcdef" }),
      /^AGORA_APP_ID is set but AGORA_APP_CERTIFICATE is not: set both, or neither\.$/,
    );
  });

  test("a data folder that cannot be written: says which, and what to set", async () => {
    const file = join(folder, "file");
    writeFileSync(file, "");
    expectOneSentence(
      await startOnFreePort({ PAYGO_DATA_DIR: join(file, "paygo") }),
      /file\/paygo cannot be written; allow writing there or set PAYGO_DATA_DIR to another folder\.$/,
    );
  });

  test.runIf(process.platform === "linux")(
    "a data folder below /proc: is refused, not tried for ever",
    async () => {
      expectOneSentence(
        await startOnFreePort({ PAYGO_DATA_DIR: "/proc/nope/paygo" }),
        /^\/proc\/nope\/paygo cannot be written; allow writing there or set PAYGO_DATA_DIR to another folder\.$/,
      );
    },
  );
});
