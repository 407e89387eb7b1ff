import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { environment } from "../environment.ts";
import { requirePoppler } from "../poppler.ts";
import { runProgram } from "../run-program.ts";
import { readVitestReport } from "./reports.ts";
import type { SuiteResult } from "./suite.ts";

/** Runs one project of the root's vitest.config.ts. */
export async function runVitest(project: "unit" | "integration"): Promise<SuiteResult> {
  if (project === "integration") await requirePoppler();
  const folder = await mkdtemp(join(tmpdir(), "paygo-vitest-"));
  const report = join(folder, "report.json");
  try {
    const args = [
      "run",
      "--project",
      project,
      "--reporter=dot",
      "--reporter=json",
      `--outputFile.json=${report}`,
    ];
    const { exitCode, output } = await runProgram("vitest", args, {
      variables: { ...environment, NODE_ENV: "test", FORCE_COLOR: undefined, NO_COLOR: "1" },
    });
    return readVitestReport(await readFile(report, "utf8").catch(() => null), exitCode, output);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
