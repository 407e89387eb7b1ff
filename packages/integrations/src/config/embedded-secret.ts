import { randomBytes } from "node:crypto";
import {
  chmodSync,
  existsSync,
  linkSync,
  mkdirSync,
  readFileSync,
  statSync,
  unlinkSync,
  writeFileSync,
} from "node:fs";
import { resolve } from "node:path";
import { ConfigError } from "./config.ts";

/** Characters; a made one has 43. */
const minLength = 32;

/**
 * A secret of the embedded mode: made once, kept in `dataDir` with mode 0600. Processes that start together
 * agree on one. Throws `ConfigError` when the folder cannot be used.
 */
export function readOrCreateSecret(dataDir: string, name: string): string {
  const file = resolve(dataDir, name);
  try {
    if (existsSync(file)) return readSecret(file);
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
    return readSecret(file);
  } catch (error) {
    if (error instanceof ConfigError) throw error;
    throw new ConfigError(`Make ${resolve(dataDir)} writable, or set PAYGO_DATA_DIR to a folder that is.`, {
      cause: error,
    });
  }
}

/** Reads a secret that was made earlier, and closes it to others if a backup or a copy has opened it. */
function readSecret(file: string): string {
  const secret = readFileSync(file, "utf8");
  if (secret.length < minLength) {
    throw new ConfigError(`Delete ${file}: it is damaged, and a new one is made at the next start.`);
  }
  if ((statSync(file).mode & 0o077) !== 0) chmodSync(file, 0o600);
  return secret;
}
