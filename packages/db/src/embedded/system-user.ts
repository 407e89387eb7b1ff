import { spawnSync } from "node:child_process";
import { StartupProblem } from "../startup-problem.ts";

/** The ids that PostgreSQL runs under, or nothing when it runs as the current person. */
export interface SystemUser {
  readonly uid: number;
  readonly gid: number;
}

function idOf(option: "-u" | "-g"): number | null {
  const answer = spawnSync("id", [option, "postgres"], { encoding: "utf8" });
  return answer.status === 0 ? Number.parseInt(answer.stdout, 10) : null;
}

function lookUp(): SystemUser | null {
  const uid = idOf("-u");
  const gid = idOf("-g");
  return uid === null || gid === null ? null : { uid, gid };
}

/**
 * PostgreSQL refuses to run as root. As root, finds the system user `postgres`, or makes it once.
 *
 * @throws StartupProblem when root has no way to make the user.
 */
export function findSystemUser(): SystemUser | null {
  if (process.getuid?.() !== 0) return null;
  const existing = lookUp();
  if (existing !== null) return existing;
  spawnSync("useradd", ["--system", "--user-group", "--no-create-home", "postgres"]);
  const created = lookUp();
  if (created !== null) return created;
  throw new StartupProblem(
    "PostgreSQL refuses to run as root and the user postgres could not be made; run as an ordinary user or set DATABASE_URL.",
  );
}

/**
 * Proves that the system user reaches the binary and the folder.
 *
 * @throws StartupProblem naming the path that is closed to it, for example a clone inside /root.
 */
export function requireAccess(user: SystemUser, paths: readonly string[]): void {
  for (const path of paths) {
    const probe = spawnSync("/bin/sh", ["-c", 'test -x "$1"', "sh", path], { ...user, cwd: "/" });
    if (probe.status === 0) continue;
    throw new StartupProblem(
      `PostgreSQL refuses to run as root, and the user postgres cannot reach ${path}; move PayGo outside of /root, or run it as an ordinary user.`,
    );
  }
}
