import { StartupProblem } from "@paygo/db/operations";
import { runPlaywright } from "./playwright.ts";
import { runBoundaries, runDeadCode, runLint, runTypecheck } from "./static.ts";
import type { Suite } from "./suite.ts";
import { runVitest } from "./vitest.ts";

/** Everything that `npm test` does, in order. */
const allSuites: readonly Suite[] = [
  { name: "lint", title: "Format and lint", run: runLint },
  { name: "boundaries", title: "Package boundaries", run: runBoundaries },
  { name: "dead-code", title: "Dead code", run: runDeadCode },
  { name: "typecheck", title: "Typecheck", run: runTypecheck },
  { name: "unit", title: "Unit", run: () => runVitest("unit") },
  { name: "integration", title: "Integration", run: () => runVitest("integration") },
  { name: "e2e", title: "End to end", run: runPlaywright },
];

/**
 * The suites that the arguments name; all of them without arguments.
 *
 * @throws StartupProblem for a name that is none.
 */
export function chooseSuites(names: readonly string[]): readonly Suite[] {
  const unknown = names.find((name) => !allSuites.some((suite) => suite.name === name));
  if (unknown !== undefined) {
    const known = allSuites.map((suite) => suite.name).join(", ");
    throw new StartupProblem(`There is no suite "${unknown}"; the suites are ${known}.`);
  }
  return names.length === 0 ? allSuites : allSuites.filter((suite) => names.includes(suite.name));
}
