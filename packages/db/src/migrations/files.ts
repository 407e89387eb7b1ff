import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { MigrationList } from "./engine.ts";

const LOCK_FILE = "migration_lock.toml";
const LOCK = 'provider = "postgresql"\n';
const SCRIPT = "migration.sql";

async function readIfThere(path: string): Promise<string | null> {
  try {
    return await readFile(path, "utf8");
  } catch {
    return null;
  }
}

/** Reads `prisma/migrations` as the engine wants it, in order of name. */
export async function readMigrations(folder: string): Promise<MigrationList> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  const migrationDirectories = await Promise.all(
    names.sort().map(async (path) => {
      const script = await readIfThere(join(folder, path, SCRIPT));
      const content =
        script === null
          ? { tag: "error" as const, value: `${path} has no ${SCRIPT}` }
          : { tag: "ok" as const, value: script };
      return { path, migrationFile: { path: SCRIPT, content } };
    }),
  );
  const lockfile = { path: LOCK_FILE, content: (await readIfThere(join(folder, LOCK_FILE))) ?? LOCK };
  return { baseDir: folder, lockfile, shadowDbInitScript: "", migrationDirectories };
}

/** The folder name of a migration made at `now`: `20260101123456_add_refunds`. */
export function migrationFolderName(name: string, now: Date): string {
  const stamp = now.toISOString().replace(/\D/g, "").slice(0, 14);
  const slug = name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "_")
    .replace(/^_+|_+$/g, "");
  if (slug === "") throw new Error("a migration needs a name of letters and digits");
  return `${stamp}_${slug}`;
}

/** Writes one new migration, and the lock file with the first. Returns the path of the script. */
export async function writeMigration(folder: string, directory: string, script: string): Promise<string> {
  await mkdir(join(folder, directory), { recursive: true });
  const lock = join(folder, LOCK_FILE);
  if ((await readIfThere(lock)) === null) await writeFile(lock, LOCK);
  const path = join(folder, directory, SCRIPT);
  await writeFile(path, script, { flag: "wx" });
  return path;
}
