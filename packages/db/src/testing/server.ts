import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startEmbeddedPostgres } from "../embedded.ts";
import { clearLeftovers, THROWAWAY_PREFIX } from "./leftovers.ts";

export interface ThrowawayServer {
  readonly url: string;
  /** Stops the server and removes all of its data. */
  stop(): Promise<void>;
}

/** A PostgreSQL server for one run of tests: fast, empty, gone afterwards. */
export async function startThrowawayServer(): Promise<ThrowawayServer> {
  await clearLeftovers();
  const dataDir = mkdtempSync(join(tmpdir(), THROWAWAY_PREFIX));
  const server = await startEmbeddedPostgres({ dataDir, isDurable: false, maxConnections: 300 });
  return {
    url: server.url,
    async stop() {
      await server.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

export { createScratchDatabase } from "../scratch-database.ts";
