import type { TestProject } from "vitest/node";
import { applyMigrations } from "../migrations.ts";
import { createScratchDatabase, runOnServer } from "../scratch-database.ts";
import type {} from "../testing.ts";
import { startThrowawayServer } from "./server.ts";

/** Vitest's global set-up: one server a run, holding one migrated template database. */
export default async function setUpDatabaseServer(project: TestProject): Promise<() => Promise<void>> {
  const server = await startThrowawayServer();
  try {
    const template = await createScratchDatabase(server.url);
    await applyMigrations(template.url);
    // Nobody may connect to a template while it is copied.
    await runOnServer(
      server.url,
      `ALTER DATABASE "${template.name}" IS_TEMPLATE true ALLOW_CONNECTIONS false`,
    );
    project.provide("databaseServerUrl", server.url);
    project.provide("databaseTemplate", template.name);
    return server.stop;
  } catch (error) {
    await server.stop();
    throw error;
  }
}
