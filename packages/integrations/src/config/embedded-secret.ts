import { randomBytes } from "node:crypto";
import { existsSync, linkSync, mkdirSync, readFileSync, unlinkSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { ConfigError } from "./config.ts";

/**
 * A secret of the embedded mode: made once, kept in `dataDir` with mode 0600. Processes that start together
 * agree on one. Throws `ConfigError` when the folder cannot be used.
 */
export function readOrCreateSecret(dataDir: string, name: string): string {
  const file = resolve(dataDir, name);
  try {
    if (existsSync(file)) return readFileSync(file, "utf8");
    mkdirSync(dataDir, { recursive: true });
    // Written aside and linked into place: whoever reads the name reads a whole secret.
    const draft = `${file}.${process.pid}.${randomBytes(4).toString("hex")}`;
    writeFileSync(draft, randomBytes(32).toString("base64url"), { mode: 0o600, flag: "wx" });
    try {
      linkSync(draft, file);
    } catch (error) {
      if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
    } finally {
      unlinkSync(draft);
    }
    return readFileSync(file, "utf8");
  } catch (error) {
    throw new ConfigError(`Make ${resolve(dataDir)} writable, or set PAYGO_DATA_DIR to a folder that is.`, {
      cause: error,
    });
  }
}
