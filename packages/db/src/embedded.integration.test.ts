import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "pg";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { waitUntilGone } from "./embedded/owner.ts";
import { type EmbeddedPostgres, startEmbeddedPostgres } from "./embedded.ts";
import { THROWAWAY_PREFIX } from "./testing/leftovers.ts";

const HOLDER = join(import.meta.dirname, "testing/hold-server.ts");

async function query(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new Client({ connectionString: url });
  client.on("error", () => undefined);
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

describe("embedded PostgreSQL", () => {
  let dataDir: string;
  const servers: EmbeddedPostgres[] = [];
  const holders: ChildProcess[] = [];

  beforeEach(() => {
    dataDir = mkdtempSync(join(tmpdir(), THROWAWAY_PREFIX));
  });

  afterEach(async () => {
    await Promise.all(servers.splice(0).map((server) => server.stop()));
    for (const holder of holders.splice(0)) holder.kill("SIGKILL");
    rmSync(dataDir, { recursive: true, force: true });
  });

  async function start(): Promise<EmbeddedPostgres> {
    const server = await startEmbeddedPostgres({ dataDir });
    servers.push(server);
    return server;
  }

  async function startInOtherProcess(): Promise<{ holder: ChildProcess; pid: number; url: string }> {
    const holder = spawn(process.execPath, [HOLDER, dataDir], { stdio: ["ignore", "pipe", "inherit"] });
    holders.push(holder);
    const [line] = await once(holder.stdout, "data");
    return { holder, ...JSON.parse(String(line)) };
  }

  test("keeps its data, its port and its password from one start to the next", async () => {
    const first = await start();
    await query(first.url, "CREATE TABLE kept AS SELECT 'still here' AS note");
    await first.stop();
    const second = await start();
    expect(second.url).toBe(first.url);
    expect(await query(second.url, "SELECT note FROM kept")).toEqual([{ note: "still here" }]);
  });

  test("its password is known to the owner of the folder alone, and is asked for", async () => {
    const server = await start();
    expect(statSync(join(dataDir, "password")).mode & 0o777).toBe(0o600);
    const wrong = new URL(server.url);
    wrong.password = "guess";
    await expect(query(wrong.href, "SELECT 1")).rejects.toThrow(/password authentication failed/);
  });

  test("is UTF-8 and sorts the same on every machine", async () => {
    const server = await start();
    const [row] = await query(
      server.url,
      "SELECT pg_encoding_to_char(encoding) AS encoding, datlocale FROM pg_database WHERE datname = current_database()",
    );
    expect(row).toEqual({ encoding: "UTF8", datlocale: "C.UTF-8" });
  });

  test("a second start in the same folder is refused in one sentence that names the process", async () => {
    const { holder } = await startInOtherProcess();
    await expect(start()).rejects.toThrow(
      new RegExp(`in use by process ${holder.pid}; stop that PayGo first`),
    );
  });

  test("after a kill -9 of its owner, the next start stops the orphan and has all committed data", async () => {
    const { holder, pid, url } = await startInOtherProcess();
    await query(url, "CREATE TABLE kept AS SELECT 1 AS one");
    holder.kill("SIGKILL");
    await once(holder, "exit");
    const server = await start();
    expect(await waitUntilGone(pid, 5_000)).toBe(true);
    expect(await query(server.url, "SELECT one FROM kept")).toEqual([{ one: 1 }]);
  });

  test("after a kill -9 of the server, its end is reported and the next start recovers", async () => {
    const first = await start();
    await query(first.url, "CREATE TABLE kept AS SELECT 1 AS one");
    process.kill(first.pid, "SIGKILL");
    expect(await first.exited).toBe(false);
    const second = await start();
    expect(await query(second.url, "SELECT one FROM kept")).toEqual([{ one: 1 }]);
  });

  test("a stale postmaster.pid whose number now belongs to another program is no obstacle", async () => {
    const first = await start();
    await first.stop();
    const stale = `${process.pid}\n${join(dataDir, "data")}\n1\n${first.port}\n\n127.0.0.1\n\nready\n`;
    writeFileSync(join(dataDir, "data", "postmaster.pid"), stale);
    const second = await start();
    expect(await query(second.url, "SELECT 1 AS one")).toEqual([{ one: 1 }]);
  });

  test("listens on the loopback address only", async () => {
    const server = await start();
    expect(await query(server.url, "SHOW listen_addresses")).toEqual([{ listen_addresses: "127.0.0.1" }]);
    expect(await query(server.url, "SHOW unix_socket_directories")).toEqual([
      { unix_socket_directories: "" },
    ]);
  });

  test("a lost password is said in one sentence instead of a refused login later", async () => {
    const first = await start();
    await first.stop();
    expect(readFileSync(join(dataDir, "password"), "utf8").trim().length).toBeGreaterThan(20);
    rmSync(join(dataDir, "password"));
    await expect(start()).rejects.toThrow(/password of the database .* is missing/);
  });
});
