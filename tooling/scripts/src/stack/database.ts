import { join } from "node:path";
import { startEmbeddedPostgres } from "@paygo/db/embedded";
import { requireDatabase } from "@paygo/db/operations";
import type { StartSettings } from "../environment.ts";

/** The database of a run, whoever owns the server. */
export interface RunningDatabase {
  readonly url: string;
  /** Resolves with a sentence when the server ends unasked. Never, for a server of somebody else. */
  readonly ended: Promise<string>;
  stop(): Promise<void>;
}

/**
 * Starts the embedded PostgreSQL under the data folder, or proves that `DATABASE_URL` works.
 *
 * @throws StartupProblem in one sentence.
 */
export async function openDatabase(settings: StartSettings): Promise<RunningDatabase> {
  const never = Promise.withResolvers<string>().promise;
  if (settings.databaseUrl !== null) {
    await requireDatabase(settings.databaseUrl);
    return { url: settings.databaseUrl, ended: never, stop: async () => undefined };
  }
  const server = await startEmbeddedPostgres({ dataDir: join(settings.dataDir, "postgres") });
  const log = join(settings.dataDir, "postgres/server.log");
  const ended = server.exited.then((isWanted) =>
    isWanted ? never : `The embedded PostgreSQL stopped unexpectedly; its log is ${log}.`,
  );
  return { url: server.url, ended, stop: server.stop };
}
