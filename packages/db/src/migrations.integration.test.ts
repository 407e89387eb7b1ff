import { appendFile, copyFile, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "pg";
import { afterEach, beforeEach, describe, expect, inject, test } from "vitest";
import {
  applyMigrations,
  checkDrift,
  createMigration,
  repositoryPaths,
  type SchemaPaths,
} from "./migrations.ts";
import { createScratchDatabase, type ScratchDatabase } from "./scratch-database.ts";

const SCHEMA = `datasource db {
  provider = "postgresql"
}

model Wallet {
  id      String @id
  owner   String
  balance BigInt @default(0)
}
`;

const BY_HAND = `
CREATE UNIQUE INDEX one_rich_wallet ON "Wallet" (owner) WHERE balance > 100;
ALTER TABLE "Wallet" ADD CONSTRAINT never_negative CHECK (balance >= 0);
CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'no; never'; END $$;
CREATE TRIGGER append_only BEFORE DELETE ON "Wallet" FOR EACH ROW EXECUTE FUNCTION refuse();
`;

describe("migrations", () => {
  let folder: string;
  let paths: SchemaPaths;
  let database: ScratchDatabase;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "paygo-migrations-"));
    paths = { schemaFile: join(folder, "schema.prisma"), migrationsFolder: join(folder, "migrations") };
    await appendFile(paths.schemaFile, SCHEMA);
    database = await createScratchDatabase(inject("databaseServerUrl"));
  });

  afterEach(async () => {
    await database.drop();
    await rm(folder, { recursive: true, force: true });
  });

  async function query(sql: string): Promise<unknown[]> {
    const client = new Client({ connectionString: database.url });
    await client.connect();
    try {
      const { rows } = await client.query<Record<string, unknown>>(sql);
      return rows;
    } finally {
      await client.end();
    }
  }

  test("the repository's migrations lead exactly to its schema.prisma", async () => {
    expect(await checkDrift(database.url, repositoryPaths)).toBeNull();
  });

  test("a changed schema without a migration is reported as the missing SQL", async () => {
    await createMigration(database.url, "first", paths);
    expect(await checkDrift(database.url, paths)).toBeNull();
    await appendFile(paths.schemaFile, "\nmodel Extra {\n  id String @id\n}\n");
    expect(await checkDrift(database.url, paths)).toContain('CREATE TABLE "Extra"');
  });

  test("a column that only a migration knows is reported as well", async () => {
    const script = await createMigration(database.url, "first", paths);
    await appendFile(script, '\nALTER TABLE "Wallet" ADD COLUMN colour TEXT;\n');
    expect(await checkDrift(database.url, paths)).toContain('DROP COLUMN "colour"');
  });

  test("guards written by hand are applied whole and are no drift", async () => {
    const script = await createMigration(database.url, "first", paths);
    await appendFile(script, BY_HAND);
    expect(await checkDrift(database.url, paths)).toBeNull();
    await applyMigrations(database.url, paths);
    await expect(query(`INSERT INTO "Wallet" VALUES ('a', 'me', -1)`)).rejects.toThrow("never_negative");
    await query(`INSERT INTO "Wallet" VALUES ('a', 'me', 1)`);
    await expect(query(`DELETE FROM "Wallet"`)).rejects.toThrow("no; never");
  });

  test("two programs that migrate at once apply each migration once", async () => {
    await createMigration(database.url, "first", paths);
    const applied = await Promise.all([1, 2, 3].map(() => applyMigrations(database.url, paths)));
    expect(applied.flat()).toHaveLength(1);
    expect(await query(`SELECT migration_name FROM _prisma_migrations`)).toHaveLength(1);
  });

  test("a script that fails leaves nothing of itself behind and says what failed", async () => {
    const script = await createMigration(database.url, "first", paths);
    await appendFile(script, "\nSELECT * FROM nowhere;\n");
    await expect(applyMigrations(database.url, paths)).rejects.toThrow(/nowhere/);
    expect(await query(`SELECT to_regclass('"Wallet"') AS wallet`)).toEqual([{ wallet: null }]);
  });

  test("throwaway databases of the drift check are dropped, also when a script fails", async () => {
    // A login of its own, since suites beside this one make databases too.
    const login = `drift_${database.name}`;
    await query(`CREATE ROLE ${login} LOGIN CREATEDB PASSWORD 'drift'`);
    const url = new URL(database.url);
    url.username = login;
    url.password = "drift";
    const script = await createMigration(url.href, "first", paths);
    await appendFile(script, "\nSELECT * FROM nowhere;\n");
    await expect(checkDrift(url.href, paths)).rejects.toThrow(/nowhere/);
    const left = `SELECT datname FROM pg_database JOIN pg_roles r ON datdba = r.oid WHERE rolname = '${login}'`;
    expect(await query(left)).toEqual([]);
  });

  test("a new migration is named after the time and its name, and never overwrites", async () => {
    const script = await createMigration(database.url, "Add Refunds!", paths);
    expect(script).toMatch(/\/\d{14}_add_refunds\/migration\.sql$/);
    expect(await readFile(join(paths.migrationsFolder, "migration_lock.toml"), "utf8")).toContain(
      "postgresql",
    );
    await copyFile(script, join(folder, "kept.sql"));
    await createMigration(database.url, "second", paths);
    expect(await readFile(script, "utf8")).toBe(await readFile(join(folder, "kept.sql"), "utf8"));
  });
});
