import { accessSync, chmodSync, constants, mkdirSync, statSync } from "node:fs";
import { StartupProblem } from "@paygo/db/operations";

/**
 * Makes the folder for everything that PayGo keeps.
 *
 * @throws StartupProblem when it cannot be made or written.
 */
export function requireFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
    // PostgreSQL runs as another user then, who must be able to pass through; secrets have mode 0600.
    if (process.getuid?.() === 0) chmodSync(folder, statSync(folder).mode | 0o111);
    accessSync(folder, constants.W_OK | constants.X_OK);
  } catch {
    throw new StartupProblem(
      `${folder} cannot be written; allow writing there or set PAYGO_DATA_DIR to another folder.`,
    );
  }
}
