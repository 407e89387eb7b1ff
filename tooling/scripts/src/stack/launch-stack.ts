import { join } from "node:path";
import { applyMigrations } from "@paygo/db/migrations";
import { loadConfig } from "@paygo/integrations/config";
import { childVariables, type StartSettings, type Variables } from "../environment.ts";
import { buildWeb } from "../preparation/build-web.ts";
import { generateClient } from "../preparation/generate-client.ts";
import { seedOnce } from "../preparation/seed.ts";
import type { Steps } from "../steps.ts";
import { requireFolder } from "./data-folder.ts";
import { openDatabase } from "./database.ts";
import { explainEnd, waitUntilHealthy } from "./health.ts";
import { requireFreePort } from "./port.ts";
import type { RunningProgram } from "./program.ts";
import { startWeb, startWorker } from "./programs.ts";

export interface StackOptions {
  readonly mode: "production" | "development";
  readonly settings: StartSettings;
  /** Environment that the programs inherit; what PayGo decides itself is laid over it. */
  readonly variables: Variables;
  readonly steps: Steps;
  /** Ends the preparation early, for Ctrl-C. */
  readonly signal: AbortSignal;
  /** Shows every line of the programs instead of only logging it. */
  readonly onLine?: (title: string, line: string) => void;
}

export interface Stack {
  readonly baseUrl: string;
  readonly databaseUrl: string;
  /** Resolves with a sentence when the web app, the worker or the database ends unasked. */
  readonly failed: Promise<string>;
  /** Ends the programs, then the database. Calling it again waits for the same end. */
  stop(): Promise<void>;
}

/**
 * Prepares and starts all of PayGo: client, database, migrations, demo data, build, web app, worker.
 * Whatever was started is stopped again when a step fails.
 *
 * @throws StartupProblem or ConfigError in one sentence that says what to do.
 */
export async function launchStack(options: StackOptions): Promise<Stack> {
  const { settings, steps, signal, mode } = options;
  const variablesFor = (databaseUrl: string) =>
    childVariables(settings, databaseUrl, mode, options.variables);
  const closers: (() => Promise<void>)[] = [];
  const step = <T>(title: string, work: (note: (text: string) => void) => Promise<T>): Promise<T> => {
    signal.throwIfAborted();
    return steps.run(title, work);
  };
  let stopping: Promise<void> | null = null;
  const stop = () => {
    stopping ??= closers.reduceRight((done, close) => done.then(close), Promise.resolve());
    return stopping;
  };
  try {
    requireFolder(settings.dataDir);
    const { listenOn } = loadConfig(variablesFor(settings.databaseUrl ?? "postgresql://127.0.0.1/embedded"));
    await requireFreePort(settings.port);
    const database = await step(settings.databaseUrl === null ? "Embedded PostgreSQL" : "PostgreSQL", () =>
      openDatabase(settings),
    );
    closers.push(database.stop);
    await step("Prisma client", (note) => generateClient(signal, note));
    await step("Migrations", async (note) => {
      const applied = await applyMigrations(database.url);
      note(applied.length === 0 ? "up to date" : `${applied.length} applied`);
    });
    const variables = variablesFor(database.url);
    if (settings.isSeeded) await step("Demo data", (note) => seedOnce(database.url, variables, signal, note));
    if (mode === "production") await step("Build", (note) => buildWeb(variables, signal, note));
    const baseUrl = `http://localhost:${settings.port}`;
    const programs = await step("Web app and worker", async () => {
      const logs = join(settings.dataDir, "logs");
      const started = [startWeb, startWorker].map((start) => {
        return start({ mode, port: settings.port, listenOn, variables, logs, onLine: options.onLine });
      });
      closers.push(async () => void (await Promise.all(started.map((program) => program.stop()))));
      await waitUntilHealthy(baseUrl, started, signal);
      return started;
    });
    return { baseUrl, databaseUrl: database.url, failed: firstFailure(database.ended, programs), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

function firstFailure(databaseEnded: Promise<string>, programs: readonly RunningProgram[]): Promise<string> {
  const { promise, resolve } = Promise.withResolvers<string>();
  void databaseEnded.then(resolve);
  for (const program of programs) {
    void program.ended.then((sentence) => sentence !== null && resolve(explainEnd(program, sentence)));
  }
  return promise;
}
