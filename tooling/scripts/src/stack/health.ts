import { StartupProblem } from "@paygo/db/operations";
import type { RunningProgram } from "./program.ts";

const LIMIT_MS = 90_000;
const PAUSE_MS = 150;

/** What a program that ended too early said last, for a person. */
export function explainEnd(program: RunningProgram, sentence: string): string {
  const lines = program.lastLines().map((line) => `    ${line}`);
  return [
    sentence,
    ...(lines.length > 0 ? ["", "  The last it said:", ...lines] : []),
    "",
    `  The whole log: ${program.logFile}`,
  ].join("\n");
}

async function isHealthy(url: string): Promise<boolean> {
  try {
    return (await fetch(url, { signal: AbortSignal.timeout(5_000) })).status === 200;
  } catch {
    return false;
  }
}

/**
 * Waits until `/api/health` answers 200 while all programs live.
 *
 * @throws StartupProblem when a program ends first or the time is up.
 */
export async function waitUntilHealthy(
  baseUrl: string,
  programs: readonly RunningProgram[],
  signal: AbortSignal,
): Promise<void> {
  let problem: string | null = null;
  for (const program of programs) {
    void program.ended.then((sentence) => {
      if (sentence !== null) problem ??= explainEnd(program, sentence);
    });
  }
  const deadline = performance.now() + LIMIT_MS;
  while (!(await isHealthy(`${baseUrl}/api/health`))) {
    signal.throwIfAborted();
    if (problem !== null) throw new StartupProblem(problem);
    if (performance.now() > deadline) {
      throw new StartupProblem(
        `The web app did not answer at ${baseUrl}/api/health within ${LIMIT_MS / 1000} s; see its log.`,
      );
    }
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  }
}
