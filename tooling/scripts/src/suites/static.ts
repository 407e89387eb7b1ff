import { existsSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { environment } from "../environment.ts";
import { repositoryRoot } from "../repository.ts";
import { runProgram } from "../run-program.ts";
import { findForbiddenImports } from "./boundaries.ts";
import { countAsOne, type SuiteResult } from "./suite.ts";
import { readWorkspace } from "./workspace.ts";

const variables = {
  ...environment,
  FORCE_COLOR: undefined,
  NO_COLOR: "1",
  TURBO_TELEMETRY_DISABLED: "1",
  DO_NOT_TRACK: "1",
};

async function runTool(command: string, args: readonly string[], cwd = repositoryRoot): Promise<SuiteResult> {
  const { exitCode, output } = await runProgram(command, args, { variables, cwd });
  return countAsOne(exitCode === 0, output);
}

export function runLint(): Promise<SuiteResult> {
  return runTool("biome", ["ci", "--colors=off", "."]);
}

export function runDeadCode(): Promise<SuiteResult> {
  return runTool("knip", []);
}

/** The house rules, by our own reading of the imports and by turbo's. */
export async function runBoundaries(): Promise<SuiteResult> {
  const forbidden = findForbiddenImports(repositoryRoot);
  const turbo = await runTool("turbo", ["boundaries"]);
  return countAsOne(forbidden.length === 0 && turbo.failed === 0, `${forbidden.join("\n")}\n${turbo.output}`);
}

/** The compiler on every package and on the root's own files (configuration, seed), as many at once as the machine has processors. */
export async function runTypecheck(): Promise<SuiteResult> {
  const waiting = [{ name: "paygo", folder: repositoryRoot }, ...readWorkspace(repositoryRoot)].filter(
    ({ folder }) => existsSync(join(folder, "tsconfig.json")),
  );
  const outputs: string[] = [];
  const work = async (): Promise<void> => {
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      const result = await runTool("tsc", ["--noEmit", "--pretty", "false"], next.folder);
      if (result.failed > 0) outputs.push(`${next.name}\n${result.output}`);
    }
  };
  await Promise.all(Array.from({ length: availableParallelism() }, work));
  return countAsOne(outputs.length === 0, outputs.join("\n"));
}
