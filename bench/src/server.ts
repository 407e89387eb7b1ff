import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startEmbeddedPostgres } from "@paygo/db/embedded";
import { applyMigrations } from "@paygo/db/migrations";
import { createScratchDatabase } from "@paygo/db/testing/server";
import type { Place } from "@paygo/e2e/people";

/** The embedded PostgreSQL as `npm start` runs it, with everything that survives a crash, and nothing in it. */
export interface BenchServer {
  /** A database that PayGo can work in, without rows. */
  createPlace(): Promise<Place>;
  /** An empty database. */
  createDatabase(): Promise<URL>;
  stop(): Promise<void>;
}

/** Starts one in a folder that is thrown away afterwards. */
export async function startBenchServer(): Promise<BenchServer> {
  const dataDir = mkdtempSync(join(tmpdir(), "paygo-bench-"));
  const server = await startEmbeddedPostgres({ dataDir });
  const createDatabase = async () => new URL((await createScratchDatabase(server.url)).url);
  return {
    createDatabase,
    async createPlace() {
      const { href: databaseUrl } = await createDatabase();
      await applyMigrations(databaseUrl);
      return { baseUrl: "http://127.0.0.1", databaseUrl, authSecret: "of-a-benchmark-without-any-browser" };
    },
    async stop() {
      await server.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
