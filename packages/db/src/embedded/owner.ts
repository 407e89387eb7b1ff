import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { StartupProblem } from "../startup-problem.ts";
import { commandLineOf, processStartOf } from "./process-identity.ts";

const STOP_WAIT_MS = 10_000;

function ownerFile(folder: string): string {
  return join(folder, "owner.json");
}

function readOwner(folder: string): { pid: number; startedAt: string | null } | null {
  try {
    const value: unknown = JSON.parse(readFileSync(ownerFile(folder), "utf8"));
    if (typeof value !== "object" || value === null || !("pid" in value) || !("startedAt" in value))
      return null;
    const { pid, startedAt } = value;
    if (typeof pid !== "number" || (typeof startedAt !== "string" && startedAt !== null)) return null;
    return { pid, startedAt };
  } catch {
    return null;
  }
}

/** Whether the process that claimed this folder still lives; null when nobody claimed it. */
export function isOwnerAlive(folder: string): boolean | null {
  const owner = readOwner(folder);
  if (owner === null) return null;
  const startedAt = processStartOf(owner.pid);
  return startedAt !== null && startedAt === owner.startedAt;
}

/** The process id of a server that serves exactly this data folder, or null. */
export function serverPidOf(dataFolder: string): number | null {
  let pid: number;
  try {
    pid = Number.parseInt(readFileSync(join(dataFolder, "postmaster.pid"), "utf8"), 10);
  } catch {
    return null;
  }
  return Number.isInteger(pid) && commandLineOf(pid)?.includes(dataFolder) === true ? pid : null;
}

/** Waits until a process is gone; false when it still lives after `limitMs`. */
export async function waitUntilGone(pid: number, limitMs: number): Promise<boolean> {
  const deadline = performance.now() + limitMs;
  while (processStartOf(pid) !== null) {
    if (performance.now() > deadline) return false;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return true;
}

/** Fast shutdown, then an immediate one: the next start then replays the write-ahead log. */
export async function stopServer(pid: number): Promise<void> {
  for (const signal of ["SIGINT", "SIGQUIT", "SIGKILL"] as const) {
    try {
      process.kill(pid, signal);
    } catch {
      return;
    }
    if (await waitUntilGone(pid, STOP_WAIT_MS)) return;
  }
}

/**
 * Makes this process the only owner of a cluster folder, and clears what a killed owner left: its
 * orphaned server, or a stale `postmaster.pid`.
 *
 * @throws StartupProblem when another living process uses the folder.
 */
export async function claimFolder(folder: string, dataFolder: string): Promise<void> {
  const serverPid = serverPidOf(dataFolder);
  const isUsed = isOwnerAlive(folder) ?? serverPid !== null;
  if (isUsed) {
    const pid = readOwner(folder)?.pid ?? serverPid;
    throw new StartupProblem(
      `The database in ${folder} is in use by process ${pid}; stop that PayGo first, or set PAYGO_DATA_DIR to another folder.`,
    );
  }
  if (serverPid !== null) await stopServer(serverPid);
  rmSync(join(dataFolder, "postmaster.pid"), { force: true });
  rmSync(ownerFile(folder), { force: true });
  const claim = JSON.stringify({ pid: process.pid, startedAt: processStartOf(process.pid) });
  try {
    writeFileSync(ownerFile(folder), claim, { flag: "wx" });
  } catch (error) {
    const isTaken = error instanceof Error && "code" in error && error.code === "EEXIST";
    throw new StartupProblem(
      isTaken
        ? `Another PayGo has just started in ${folder}; stop it first.`
        : `The folder ${folder} cannot be written; allow writing there or set PAYGO_DATA_DIR to another folder.`,
    );
  }
}

/** Gives the folder back. */
export function releaseFolder(folder: string): void {
  rmSync(ownerFile(folder), { force: true });
}
