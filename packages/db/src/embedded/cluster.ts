import { spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { chownSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { StartupProblem } from "../startup-problem.ts";
import type { SystemUser } from "./system-user.ts";

export interface Cluster {
  readonly dataFolder: string;
  readonly password: string;
}

interface ClusterOptions {
  readonly folder: string;
  readonly initdb: string;
  readonly user: SystemUser | null;
  readonly isDurable: boolean;
}

/** The password that the first start made. */
export function readPassword(folder: string): string {
  try {
    return readFileSync(join(folder, "password"), "utf8").trim();
  } catch {
    throw new StartupProblem(
      `The password of the database in ${folder} is missing or unreadable; restore it, or delete the folder to begin with an empty database.`,
    );
  }
}

/**
 * Opens the cluster in `folder`, making it on the first call. The new cluster is made aside and
 * renamed, so an interrupted first start leaves nothing half-made. Text is UTF-8 and sorts by code
 * point (PostgreSQL's builtin provider), the same on every machine.
 *
 * @throws StartupProblem when the cluster cannot be made or its password is gone.
 */
export function openCluster({ folder, initdb, user, isDurable }: ClusterOptions): Cluster {
  const dataFolder = join(folder, "data");
  if (existsSync(join(dataFolder, "PG_VERSION"))) return { dataFolder, password: readPassword(folder) };

  const fresh = join(folder, "data.new");
  rmSync(fresh, { recursive: true, force: true });
  mkdirSync(fresh, { mode: 0o700 });
  const password = randomBytes(24).toString("base64url");
  const passwordFile = join(folder, "initial-password");
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
  if (user !== null) {
    chownSync(fresh, user.uid, user.gid);
    chownSync(passwordFile, user.uid, user.gid);
  }
  const made = spawnSync(
    initdb,
    [
      `--pgdata=${fresh}`,
      "--username=paygo",
      `--pwfile=${passwordFile}`,
      "--auth=scram-sha-256",
      "--encoding=UTF8",
      "--locale=C",
      "--locale-provider=builtin",
      "--builtin-locale=C.UTF-8",
      ...(isDurable ? [] : ["--no-sync"]),
    ],
    { ...(user ?? {}), cwd: fresh, env: { NODE_ENV: "production", LC_ALL: "C" }, encoding: "utf8" },
  );
  rmSync(passwordFile, { force: true });
  if (made.status !== 0) {
    const reason = made.error?.message ?? made.stderr.trim().split("\n").at(-1) ?? "no reason given";
    throw new StartupProblem(`The embedded PostgreSQL could not be set up in ${folder} (${reason}).`);
  }
  writeFileSync(join(folder, "password"), `${password}\n`, { mode: 0o600 });
  renameSync(fresh, dataFolder);
  return { dataFolder, password };
}
