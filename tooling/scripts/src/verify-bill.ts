import { join } from "node:path";
import { connectToEmbeddedPostgres } from "@paygo/db/embedded";
import { StartupProblem } from "@paygo/db/operations";
import { runCommand } from "./command.ts";
import { environment, readStartSettings } from "./environment.ts";
import { generateClient } from "./preparation/generate-client.ts";
import { requireFolder } from "./stack/data-folder.ts";
import { openDatabase } from "./stack/database.ts";
import { writeOut } from "./steps.ts";

const ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * `npm run verify:bill -- <session>`: prints the evidence of an ended session, recomputes its bill and compares it
 * with everything that is recorded of it. Exit code 1 with a sentence for every difference. Changes nothing.
 */
await runCommand(async () => {
  const [sessionId, ...more] = process.argv.slice(2);
  if (sessionId === undefined || more.length > 0 || !ID.test(sessionId)) {
    throw new StartupProblem(
      "Name the session: npm run verify:bill -- <id of the session, as in its address>.",
    );
  }
  const settings = readStartSettings(environment);
  requireFolder(settings.dataDir);
  await generateClient(new AbortController().signal, () => undefined);
  // Only now is there a client to import.
  const { verifyAndPrint } = await import("./bill/verify-and-print.ts");
  const running =
    settings.databaseUrl === null ? connectToEmbeddedPostgres(join(settings.dataDir, "postgres")) : null;
  const database = await openDatabase(running === null ? settings : { ...settings, databaseUrl: running });
  try {
    return await verifyAndPrint(database.url, sessionId, writeOut);
  } finally {
    await database.stop();
  }
});
