import { chmodSync, mkdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { findPostgresBinaries } from "./embedded/binaries.ts";
import { openCluster, readPassword } from "./embedded/cluster.ts";
import { claimFolder, isOwnerAlive, releaseFolder, serverPidOf, stopServer } from "./embedded/owner.ts";
import { choosePort, rememberedPort } from "./embedded/port.ts";
import { type RunningServer, spawnServer } from "./embedded/server.ts";
import { findSystemUser, requireAccess } from "./embedded/system-user.ts";
import { StartupProblem } from "./startup-problem.ts";

export interface EmbeddedPostgresOptions {
  /** Folder for the cluster, its password (mode 0600) and its log; made when missing. */
  readonly dataDir: string;
  /** A fixed port; without it the last start's port if free, else any free one. */
  readonly port?: number;
  /** False only for throwaway test servers: no fsync, everything is lost in a crash. */
  readonly isDurable?: boolean;
  readonly maxConnections?: number;
}

export interface EmbeddedPostgres {
  /** Connection string of the database `postgres`, password included: never print it. */
  readonly url: string;
  readonly port: number;
  readonly pid: number;
  /** Resolves when the server process is gone, wanted or not; true when `stop` asked for it. */
  readonly exited: Promise<boolean>;
  /** Fast shutdown; resolves when the process is gone. Calling it again does nothing more. */
  stop(): Promise<void>;
}

const USER = "paygo";
const DATABASE = "postgres";
const RETRY_MS = 250;
const ATTEMPTS = 20;

/** Connection string of the server that another living process runs from `dataDir`, or null. */
export function connectToEmbeddedPostgres(dataDir: string): string | null {
  const folder = resolve(dataDir);
  const port = rememberedPort(folder);
  if (isOwnerAlive(folder) !== true || serverPidOf(join(folder, "data")) === null || port === null)
    return null;
  return urlOf(readPassword(folder), port);
}

function urlOf(password: string, port: number): string {
  return `postgresql://${USER}:${password}@127.0.0.1:${port}/${DATABASE}`;
}

/**
 * Starts PostgreSQL from npm's binaries on 127.0.0.1, keeping its data in `dataDir`. Recovers from a
 * killed predecessor: its orphaned server is stopped and a stale `postmaster.pid` removed.
 *
 * @throws StartupProblem when another living process uses the folder, the folder cannot be written,
 * or the server does not come up.
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const { isDurable = true, maxConnections = 100 } = options;
  const folder = resolve(options.dataDir);
  const { initdb, postgres } = await findPostgresBinaries();
  const user = findSystemUser();
  try {
    mkdirSync(folder, { recursive: true });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new StartupProblem(
      `The folder ${folder} cannot be made (${reason}); allow writing there or set PAYGO_DATA_DIR.`,
    );
  }
  if (user !== null) {
    chmodSync(folder, 0o711);
    requireAccess(user, [postgres, folder]);
  }
  await claimFolder(folder, join(folder, "data"));
  try {
    const { dataFolder, password } = openCluster({ folder, initdb, user, isDurable });
    const start = async (attempt: number): Promise<RunningServer> => {
      const port = options.port ?? (await choosePort(folder));
      const logFile = join(folder, "server.log");
      try {
        return await spawnServer({ postgres, dataFolder, logFile, port, user, isDurable, maxConnections });
      } catch (error) {
        // After a kill -9 the old server's children need a moment to let go of the shared memory.
        const isPassing = error instanceof Error && /shared memory block|could not bind/i.test(error.message);
        if (!isPassing || attempt >= ATTEMPTS) throw error;
        await new Promise((done) => setTimeout(done, RETRY_MS));
        return start(attempt + 1);
      }
    };
    return watchOver(folder, password, await start(1));
  } catch (error) {
    releaseFolder(folder);
    throw error;
  }
}

function watchOver(folder: string, password: string, { child, pid, port }: RunningServer): EmbeddedPostgres {
  let isWanted = false;
  // The last resort when this process ends without calling stop.
  const onExit = () => child.kill("SIGINT");
  process.once("exit", onExit);
  const exited = new Promise<boolean>((done) => {
    child.once("exit", () => {
      process.off("exit", onExit);
      releaseFolder(folder);
      done(isWanted);
    });
  });
  return {
    url: urlOf(password, port),
    port,
    pid,
    exited,
    async stop() {
      isWanted = true;
      await stopServer(pid);
      await exited;
    },
  };
}
