import { inject } from "vitest";
import { createDatabase, type Database } from "./client.ts";
import { createScratchDatabase } from "./scratch-database.ts";

export { createScratchDatabase, type ScratchDatabase } from "./scratch-database.ts";

/** Provided by `testing/global-setup.ts`. */
declare module "vitest" {
  interface ProvidedContext {
    readonly databaseServerUrl: string;
    readonly databaseTemplate: string;
  }
}

export interface TestDatabase extends Database {
  readonly url: string;
}

/**
 * A database of its own for one suite: every migration applied, no rows. `close` ends the connections
 * and drops it, so call it in `afterAll`.
 */
export async function createTestDatabase(maxConnections = 10): Promise<TestDatabase> {
  const scratch = await createScratchDatabase(inject("databaseServerUrl"), inject("databaseTemplate"));
  const database = createDatabase({ url: scratch.url, maxConnections, applicationName: "paygo-test" });
  return {
    ...database,
    url: scratch.url,
    async close() {
      await database.close();
      await scratch.drop();
    },
  };
}
