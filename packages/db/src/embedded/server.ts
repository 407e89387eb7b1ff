import { type ChildProcess, spawn } from "node:child_process";
import { closeSync, openSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { StartupProblem } from "../startup-problem.ts";
import type { SystemUser } from "./system-user.ts";

const READY_WAIT_MS = 60_000;
const POLL_MS = 15;

interface ServerOptions {
  readonly postgres: string;
  readonly dataFolder: string;
  readonly logFile: string;
  readonly port: number;
  readonly user: SystemUser | null;
  readonly isDurable: boolean;
  readonly maxConnections: number;
}

export interface RunningServer {
  readonly child: ChildProcess;
  readonly pid: number;
  readonly port: number;
}

function settingsFor({ port, isDurable, maxConnections }: ServerOptions): readonly string[] {
  const settings = {
    port,
    listen_addresses: "127.0.0.1",
    unix_socket_directories: "",
    max_connections: maxConnections,
    shared_buffers: "256MB",
    effective_cache_size: "1GB",
    work_mem: "8MB",
    random_page_cost: 1.1,
    max_wal_size: "2GB",
    checkpoint_timeout: "15min",
    jit: "off",
    timezone: "UTC",
    log_timezone: "UTC",
    lc_messages: "C",
    // A throwaway test server may lose everything in a crash; a real one never.
    ...(isDurable
      ? {}
      : { fsync: "off", synchronous_commit: "off", full_page_writes: "off", autovacuum: "off" }),
  };
  return Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
}

/** The eighth line of postmaster.pid says "ready", as pg_ctl reads it. */
function isReady(dataFolder: string, pid: number): boolean {
  try {
    const lines = readFileSync(join(dataFolder, "postmaster.pid"), "utf8").split("\n");
    return Number(lines[0]) === pid && lines[7]?.trim() === "ready";
  } catch {
    return false;
  }
}

function lastComplaint(logFile: string): string {
  const lines = readFileSync(logFile, "utf8").split("\n");
  const complaint = lines.findLast((line) => /FATAL|PANIC|error/i.test(line)) ?? lines.at(-2) ?? "";
  return complaint.replace(/^.*?(FATAL|PANIC|LOG):\s+/, "").trim();
}

/**
 * Starts one server process in a process group of its own, so that Ctrl-C in the terminal does not
 * stop it before the programs that use it. Resolves when it accepts connections.
 *
 * @throws StartupProblem with the server's last complaint when it ends instead.
 */
export async function spawnServer(options: ServerOptions): Promise<RunningServer> {
  const log = openSync(options.logFile, "w", 0o600);
  const child = spawn(options.postgres, ["-D", options.dataFolder, ...settingsFor(options)], {
    ...(options.user ?? {}),
    cwd: options.dataFolder,
    env: { NODE_ENV: "production", LC_ALL: "C" },
    detached: true,
    stdio: ["ignore", log, log],
  });
  closeSync(log);
  let failure: string | null = null;
  child.once("error", (error) => {
    failure = error.message;
  });
  child.once("exit", () => {
    failure = lastComplaint(options.logFile) || "it gave no reason";
  });
  const deadline = performance.now() + READY_WAIT_MS;
  while (child.pid === undefined || !isReady(options.dataFolder, child.pid)) {
    if (failure !== null) break;
    if (performance.now() > deadline) {
      child.kill("SIGQUIT");
      failure = `it was not ready within ${READY_WAIT_MS / 1000} seconds`;
      break;
    }
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
  const { pid } = child;
  if (failure !== null || pid === undefined) {
    throw new StartupProblem(`The embedded PostgreSQL did not start (${failure}); see ${options.logFile}.`);
  }
  return { child, pid, port: options.port };
}
