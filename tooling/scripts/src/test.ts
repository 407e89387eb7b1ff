import { explainFailure, runCommand, stopRequested } from "./command.ts";
import { generateClient } from "./preparation/generate-client.ts";
import { interruptPrograms } from "./run-program.ts";
import { createSteps, formatDuration, writeOut } from "./steps.ts";
import { chooseSuites } from "./suites/all-suites.ts";
import { countAsOne, type Suite } from "./suites/suite.ts";
import { formatTable, type SuiteRow } from "./suites/table.ts";

async function runSuite(suite: Suite): Promise<SuiteRow> {
  const begunAt = performance.now();
  const result = await suite.run().catch((error: unknown) => countAsOne(false, explainFailure(error)));
  const durationMs = performance.now() - begunAt;
  const isPassed = result.failed === 0;
  const counts = `${result.passed} passed, ${result.failed} failed, ${formatDuration(durationMs)}`;
  writeOut(`  ${isPassed ? "✓" : "✗"} ${suite.title} (${counts})\n`);
  if (!isPassed) writeOut(`\n${result.output.trim()}\n\n`);
  return { title: suite.title, passed: result.passed, failed: result.failed, durationMs };
}

await runCommand(async () => {
  void stopRequested()
    .then(interruptPrograms)
    .finally(() => process.exit(130));
  const suites = chooseSuites(process.argv.slice(2));
  const never = new AbortController().signal;
  await createSteps(writeOut).run("Prisma client", (note) => generateClient(never, note));
  const rows: SuiteRow[] = [];
  for (const suite of suites) rows.push(await runSuite(suite));
  writeOut(`\n${formatTable(rows)}`);
  return rows.some((row) => row.failed > 0) ? 1 : 0;
});
