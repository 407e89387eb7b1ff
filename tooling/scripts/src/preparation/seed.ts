import { join } from "node:path";
import { readDatabaseNote, writeDatabaseNote } from "@paygo/db/operations";
import type { Variables } from "../environment.ts";
import { fingerprint } from "../fingerprint.ts";
import { repositoryRoot } from "../repository.ts";
import { requireProgram } from "../run-program.ts";

const SEED = join(repositoryRoot, "prisma/seed");

/** Fills the database with the demo data once; the database itself remembers with which. */
export async function seedOnce(
  databaseUrl: string,
  variables: Variables,
  signal: AbortSignal,
  note: (text: string) => void,
): Promise<void> {
  const current = `paygo seed ${fingerprint([SEED]).slice(0, 16)}`;
  if ((await readDatabaseNote(databaseUrl)) === current) return note("already there");
  await requireProgram("Seeding the demo data", process.execPath, [join(SEED, "index.ts")], {
    variables,
    signal,
  });
  await writeDatabaseNote(databaseUrl, current);
}
