import { environment, type Variables } from "./environment.ts";
import { launchStack, type Stack } from "./stack/launch-stack.ts";
import { findFreePort } from "./stack/port.ts";
import { createSteps, writeOut } from "./steps.ts";

export type { Stack } from "./stack/launch-stack.ts";

export interface ThrowawayStackOptions {
  /** Folder for the database, the secrets and the logs; the caller removes it afterwards. */
  readonly dataDir: string;
  /** What the programs get besides PayGo's own variables, for example `BILLING_MINUTE_MS`. */
  readonly env?: Variables;
  /** A database of the caller's, without demo data, instead of an embedded one of the stack's own. */
  readonly databaseUrl?: string;
}

const INHERITED = ["PATH", "HOME", "TMPDIR", "LANG"];

/**
 * Starts the production build with its worker and, unless it is given one, an embedded database of its own, on
 * free ports, for tests and benchmarks. Of the caller's environment it sees only what it needs to run, so a
 * developer's own settings change nothing.
 *
 * @throws StartupProblem or ConfigError when a part does not come up.
 */
export async function startStack({ dataDir, env = {}, databaseUrl }: ThrowawayStackOptions): Promise<Stack> {
  const inherited = Object.fromEntries(INHERITED.map((name) => [name, environment[name]]));
  return launchStack({
    mode: "production",
    settings: {
      port: await findFreePort(),
      dataDir,
      databaseUrl: databaseUrl ?? null,
      isEmbedded: true,
      isSeeded: databaseUrl === undefined,
    },
    variables: { ...inherited, ...env },
    steps: createSteps(writeOut),
    signal: new AbortController().signal,
  });
}
