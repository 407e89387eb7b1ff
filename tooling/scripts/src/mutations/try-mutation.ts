import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { StartupProblem } from "@paygo/db/operations";
import { environment } from "../environment.ts";
import { runProgram } from "../run-program.ts";
import type { Mutation } from "./mutations.ts";

/** What the tests said: how many ran, and the first that failed. */
export interface Verdict {
  readonly ran: number;
  readonly failed: number;
  readonly firstFailure: string | null;
}

interface Report {
  readonly numTotalTests: number;
  readonly numFailedTests: number;
  readonly testResults: readonly {
    readonly assertionResults: readonly { readonly status: string; readonly fullName: string }[];
  }[];
}

const limitMs = 300_000;
/** All of them together, without a mutation. */
export const limitOfAllMs = 1_200_000;

/** Runs the tests of one project in the copy. Those that take too long have noticed something, too. */
export async function runTests(
  folder: string,
  project: Mutation["project"],
  tests: readonly string[],
  timeoutMs = limitMs,
): Promise<Verdict> {
  const reportFile = join(folder, "mutation-report.json");
  rmSync(reportFile, { force: true });
  const args = ["run", "--project", project, "--reporter=json", `--outputFile=${reportFile}`, ...tests];
  const { output } = await runProgram("vitest", args, {
    variables: environment,
    cwd: folder,
    signal: AbortSignal.timeout(timeoutMs),
  });
  let report: Report;
  try {
    report = JSON.parse(readFileSync(reportFile, "utf8"));
  } catch {
    return { ran: 0, failed: 0, firstFailure: `no report: ${output.slice(-300)}` };
  }
  const all = report.testResults.flatMap(({ assertionResults }) => assertionResults);
  const firstFailure = all.find(({ status }) => status === "failed")?.fullName ?? null;
  return { ran: report.numTotalTests, failed: report.numFailedTests, firstFailure };
}

/** Breaks the copy, runs the tests and mends it again. Throws when the code has moved. */
export async function tryMutation(folder: string, mutation: Mutation): Promise<Verdict> {
  const originals = new Map<string, string>();
  try {
    for (const { file, find, replace } of mutation.edits) {
      const path = join(folder, file);
      const text = readFileSync(path, "utf8");
      if (!originals.has(path)) originals.set(path, text);
      const count = text.split(find).length - 1;
      if (count !== 1) {
        throw new StartupProblem(
          `"${mutation.name}" finds its place ${count} times in ${file}; bring it up to date.`,
        );
      }
      writeFileSync(
        path,
        text.replace(find, () => replace),
      );
    }
    return await runTests(folder, mutation.project, mutation.tests);
  } finally {
    for (const [path, text] of originals) writeFileSync(path, text);
  }
}
