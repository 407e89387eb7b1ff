import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Place } from "@paygo/e2e/people";
import { startStack } from "@paygo/scripts/stack";

/** The production build with its worker and a database of its own, on free ports. */
export interface BenchStack extends Place {
  stop(): Promise<void>;
}

/** Starts PayGo as `npm start` does, in a folder that is thrown away afterwards. */
export async function startBenchStack(): Promise<BenchStack> {
  const dataDir = mkdtempSync(join(tmpdir(), "paygo-bench-"));
  const stack = await startStack({ dataDir, env: { LOG_LEVEL: "warn" } });
  return {
    baseUrl: stack.baseUrl,
    databaseUrl: stack.databaseUrl,
    authSecret: readFileSync(join(dataDir, "auth-secret"), "utf8"),
    async stop() {
      await stack.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
