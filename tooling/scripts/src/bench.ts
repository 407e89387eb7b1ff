import { join } from "node:path";
import { StartupProblem } from "@paygo/db/operations";
import { findChromium } from "./chromium.ts";
import { runCommand } from "./command.ts";
import { environment } from "./environment.ts";
import { generateClient } from "./preparation/generate-client.ts";
import { repositoryRoot } from "./repository.ts";
import { runProgram } from "./run-program.ts";
import { createSteps, writeOut } from "./steps.ts";

/** `npm run bench [-- name …]`: runs bench/src/index.ts, which prints where PayGo stands as ratios. */
await runCommand(async () => {
  const signal = new AbortController().signal;
  await createSteps(writeOut).run("Prisma client", (note) => generateClient(signal, note));
  const { executablePath } = await findChromium();
  const variables = { ...environment, PAYGO_CHROMIUM: executablePath };
  const script = join(repositoryRoot, "bench/src/index.ts");
  const args = [script, ...process.argv.slice(2)];
  const { exitCode } = await runProgram(process.execPath, args, { variables, isShown: true });
  if (exitCode !== 0) throw new StartupProblem(`The benchmarks ended with exit code ${exitCode}; see above.`);
  return 0;
});
