import { existsSync } from "node:fs";
import { join } from "node:path";
import { environment } from "../environment.ts";
import { fingerprint, stampAt } from "../fingerprint.ts";
import { repositoryRoot } from "../repository.ts";
import { requireProgram } from "../run-program.ts";

const OUTPUT = join(repositoryRoot, "packages/db/src/generated/client.ts");

/** Generates the Prisma client when the schema or Prisma changed. */
export async function generateClient(signal: AbortSignal, note: (text: string) => void): Promise<void> {
  const current = fingerprint([
    join(repositoryRoot, "prisma/schema.prisma"),
    join(repositoryRoot, "prisma.config.ts"),
    join(repositoryRoot, "node_modules/prisma/package.json"),
  ]);
  const stamp = stampAt("generate");
  if (existsSync(OUTPUT) && stamp.isFresh(current)) return note("unchanged");
  await requireProgram("Generating the Prisma client", "prisma", ["generate"], {
    // Any executable keeps the command from downloading an engine that generating does not need.
    signal,
    variables: { ...environment, PRISMA_SCHEMA_ENGINE_BINARY: process.execPath, CHECKPOINT_DISABLE: "1" },
  });
  stamp.write(current);
}
