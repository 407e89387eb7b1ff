import { join, relative } from "node:path";
import { connectToEmbeddedPostgres } from "@paygo/db/embedded";
import { applyMigrations, createMigration } from "@paygo/db/migrations";
import { StartupProblem } from "@paygo/db/operations";
import { runCommand } from "./command.ts";
import { environment, readStartSettings } from "./environment.ts";
import { generateClient } from "./preparation/generate-client.ts";
import { repositoryRoot } from "./repository.ts";
import { requireFolder } from "./stack/data-folder.ts";
import { openDatabase } from "./stack/database.ts";
import { createSteps, writeOut } from "./steps.ts";

const CREATE_ONLY = "--create-only";

/** `npm run db:migrate [-- name [--create-only]]`: makes a migration if it is named, applies them all. */
await runCommand(async () => {
  const args = process.argv.slice(2);
  const names = args.filter((arg) => arg !== CREATE_ONLY);
  const [name] = names;
  if (names.length > 1)
    throw new StartupProblem("A migration has one name; write it as one word: add_refunds.");
  const settings = readStartSettings(environment);
  const steps = createSteps(writeOut, process.stdout.isTTY);
  requireFolder(settings.dataDir);
  const running =
    settings.databaseUrl === null ? connectToEmbeddedPostgres(join(settings.dataDir, "postgres")) : null;
  const database = await steps.run("PostgreSQL", () =>
    openDatabase(running === null ? settings : { ...settings, databaseUrl: running }),
  );
  try {
    if (name !== undefined) {
      const script = await steps.run("New migration", () => createMigration(database.url, name));
      writeOut(`    ${relative(repositoryRoot, script)}\n`);
    }
    if (args.includes(CREATE_ONLY)) return 0;
    const applied = await steps.run("Migrations", () => applyMigrations(database.url));
    for (const migration of applied) writeOut(`    ${migration}\n`);
    await steps.run("Prisma client", (note) => generateClient(new AbortController().signal, note));
    return 0;
  } finally {
    await database.stop();
  }
});
