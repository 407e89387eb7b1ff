import { Client } from "pg";
import { StartupProblem } from "./startup-problem.ts";

const OLDEST_VERSION = 15;
const CONNECT_TIMEOUT_MS = 8_000;

/** Host, port and database of a connection string: what may be shown of it. */
function describe(url: URL): string {
  return `${url.hostname || "localhost"}:${url.port || "5432"}${url.pathname === "/" ? "" : url.pathname}`;
}

function explain(error: unknown, url: URL): string {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  const place = describe(url);
  switch (code) {
    case "ECONNREFUSED":
      return `DATABASE_URL points to ${place}, where nothing listens; start that PostgreSQL or correct DATABASE_URL.`;
    case "ENOTFOUND":
    case "EAI_AGAIN":
      return `DATABASE_URL names the host ${url.hostname}, which cannot be found; correct DATABASE_URL.`;
    case "28P01":
    case "28000":
      return `PostgreSQL at ${place} refused the user or password of DATABASE_URL; correct DATABASE_URL.`;
    case "3D000":
      return `PostgreSQL at ${place} has no such database; create it or correct DATABASE_URL.`;
    default: {
      const reason = error instanceof Error && error.message !== "" ? error.message : String(code ?? error);
      return `The database at ${place} cannot be used (${reason.replace(/\.$/, "")}); correct DATABASE_URL.`;
    }
  }
}

/**
 * Proves that a connection string leads to a PostgreSQL that PayGo can use.
 *
 * @throws StartupProblem with one sentence, which never contains the password.
 */
export async function requireDatabase(connectionString: string): Promise<void> {
  const url = URL.canParse(connectionString) ? new URL(connectionString) : null;
  if (url === null || !/^postgres(ql)?:$/.test(url.protocol)) {
    throw new StartupProblem(
      "DATABASE_URL is not a PostgreSQL address; write it as postgresql://user:password@host:5432/database.",
    );
  }
  const client = new Client({ connectionString, connectionTimeoutMillis: CONNECT_TIMEOUT_MS });
  try {
    await client.connect();
    const { rows } = await client.query<{ version: number }>(
      "SELECT current_setting('server_version_num')::int / 10000 AS version",
    );
    const version = rows[0]?.version ?? 0;
    if (version < OLDEST_VERSION) {
      throw new StartupProblem(
        `The database at ${describe(url)} is PostgreSQL ${version}; PayGo needs ${OLDEST_VERSION} or newer.`,
      );
    }
  } catch (error) {
    throw error instanceof StartupProblem ? error : new StartupProblem(explain(error, url));
  } finally {
    await client.end().catch(() => undefined);
  }
}
