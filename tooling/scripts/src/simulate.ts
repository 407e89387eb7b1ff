import { join } from "node:path";
import { StartupProblem } from "@paygo/db/operations";
import { runCommand } from "./command.ts";
import { environment } from "./environment.ts";
import { generateClient } from "./preparation/generate-client.ts";
import { repositoryRoot } from "./repository.ts";
import { runProgram } from "./run-program.ts";
import { createSteps, writeOut } from "./steps.ts";

/** `npm run simulate [-- --seeds 1000 --steps 1000 | --seed 7 --story]`: plays money lives at random; see docs/proof.md. */
await runCommand(async () => {
  const signal = new AbortController().signal;
  await createSteps(writeOut).run("Prisma client", (note) => generateClient(signal, note));
  const script = join(repositoryRoot, "packages/services/src/testing/simulation/main.ts");
  const args = [script, ...process.argv.slice(2)];
  const { exitCode } = await runProgram(process.execPath, args, { variables: environment, isShown: true });
  if (exitCode !== 0) throw new StartupProblem("The simulation found something; see above.");
  return 0;
});
