import { StartupProblem } from "@paygo/db/operations";
import { ConfigError } from "@paygo/integrations/config";

/** A problem that a person can solve is one sentence; anything else is a fault and keeps its stack. */
export function explainFailure(error: unknown): string {
  if (error instanceof StartupProblem || error instanceof ConfigError) return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

/** Runs a command to its end. Its answer is the exit code. */
export async function runCommand(main: () => Promise<number>): Promise<never> {
  try {
    process.exit(await main());
  } catch (error) {
    process.stderr.write(`\n  ${explainFailure(error)}\n\n`);
    process.exit(1);
  }
}

/**
 * Resolves at the first wish to stop: Ctrl-C, a polite kill, a closed terminal, or the death of the
 * process that started this one. Later wishes change nothing: stopping is already under way.
 */
export function stopRequested(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => resolve());
    process.on("disconnect", () => resolve());
  });
}
