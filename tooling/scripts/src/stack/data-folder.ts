import { accessSync, chmodSync, constants, existsSync, mkdirSync, statSync } from "node:fs";
import { dirname } from "node:path";
import { StartupProblem } from "@paygo/db/operations";

/**
 * Makes a folder and those above it that are missing. Not by `mkdirSync`'s own `recursive`, which tries for ever
 * where the parent is there and the system still says ENOENT, as below `/proc`.
 */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  makeFolder(dirname(folder));
  mkdirSync(folder);
}

/**
 * Makes the folder for everything that PayGo keeps.
 *
 * @throws StartupProblem when it cannot be made or written.
 */
export function requireFolder(folder: string): void {
  try {
    makeFolder(folder);
    // PostgreSQL runs as another user then, who must be able to pass through; secrets have mode 0600.
    if (process.getuid?.() === 0) chmodSync(folder, statSync(folder).mode | 0o111);
    accessSync(folder, constants.W_OK | constants.X_OK);
  } catch {
    throw new StartupProblem(
      `${folder} cannot be written; allow writing there or set PAYGO_DATA_DIR to another folder.`,
    );
  }
}
