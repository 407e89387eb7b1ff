import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { type DiffTarget, EVERYTHING, withSchemaEngine } from "./migrations/engine.ts";
import { migrationFolderName, readMigrations, writeMigration } from "./migrations/files.ts";

export interface SchemaPaths {
  readonly schemaFile: string;
  readonly migrationsFolder: string;
}

const PRISMA_FOLDER = resolve(import.meta.dirname, "../../../prisma");

/** The schema and the migrations of this repository. */
export const repositoryPaths: SchemaPaths = {
  schemaFile: resolve(PRISMA_FOLDER, "schema.prisma"),
  migrationsFolder: resolve(PRISMA_FOLDER, "migrations"),
};

/**
 * Applies every migration that the database has not seen, once, whoever else tries it at the same
 * time. Keeps Prisma's table `_prisma_migrations`, so `prisma migrate deploy` stays possible.
 *
 * @returns the names of the migrations that were applied now.
 * @throws when a script fails (it is rolled back as a whole).
 */
export async function applyMigrations(url: string, paths: SchemaPaths = repositoryPaths): Promise<string[]> {
  const migrationsList = await readMigrations(paths.migrationsFolder);
  return withSchemaEngine(url, async (engine) => {
    const result = await engine.applyMigrations({ migrationsList, filters: EVERYTHING });
    return result.appliedMigrationNames;
  });
}

async function diff(url: string, paths: SchemaPaths): Promise<string | null> {
  const content = await readFile(paths.schemaFile, "utf8");
  const from: DiffTarget = { tag: "migrations", ...(await readMigrations(paths.migrationsFolder)) };
  const to: DiffTarget = { tag: "schemaDatamodel", files: [{ path: paths.schemaFile, content }] };
  return withSchemaEngine(url, async (engine) => {
    const { exitCode, stdout } = await engine.diff({
      from,
      to,
      script: true,
      exitCode: true,
      filters: EVERYTHING,
    });
    return exitCode === 2 ? stdout : null;
  });
}

/**
 * The SQL that would lead from the end state of the migrations to `schema.prisma`, or null when they
 * agree. Builds that state in a scratch database on the server of `url`; what Prisma's schema cannot
 * say (partial indexes, checks, triggers) is no drift.
 */
export function checkDrift(url: string, paths: SchemaPaths = repositoryPaths): Promise<string | null> {
  return diff(url, paths);
}

/**
 * Writes `prisma/migrations/<timestamp>_<name>/migration.sql` with what the schema asks for, for a
 * person to extend before it is applied. The script is empty when nothing differs.
 *
 * @returns the path of the new script.
 */
export async function createMigration(
  url: string,
  name: string,
  paths: SchemaPaths = repositoryPaths,
): Promise<string> {
  const directory = migrationFolderName(name, new Date());
  const script = (await diff(url, paths)) ?? "-- The schema asks for nothing new; write the SQL here.\n";
  return writeMigration(paths.migrationsFolder, directory, script);
}
