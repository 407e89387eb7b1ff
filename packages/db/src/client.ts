import { createHash } from "node:crypto";
import { PrismaPg } from "@prisma/adapter-pg";
import { Pool } from "pg";
import { type Prisma, PrismaClient } from "./generated/client.ts";

export interface DatabaseOptions {
  readonly url: string;
  /** Upper bound of this process's connections. */
  readonly maxConnections: number;
  /** Shown in `pg_stat_activity`. */
  readonly applicationName: string;
  /** Told when a connection breaks; the pool then opens another by itself. */
  readonly onConnectionLost?: (error: Error) => void;
}

/** One pool of connections, used by Prisma and, for LISTEN and batched SQL, directly. */
export interface Database {
  readonly prisma: PrismaClient;
  readonly pool: Pool;
  close(): Promise<void>;
}

/** The client inside `prisma.$transaction`. */
export type DatabaseTransaction = Prisma.TransactionClient;

const CONNECT_TIMEOUT_MS = 5_000;
const IDLE_TIMEOUT_MS = 30_000;
const STATEMENT_TIMEOUT_MS = 15_000;
const MAX_PREPARED = 500;

/**
 * Names statements after their text, so that PostgreSQL plans each once a connection. Past
 * `MAX_PREPARED` texts the rest stay unnamed: lists of many lengths would fill its memory.
 */
function createStatementNamer(): (query: { readonly sql: string }) => string {
  const names = new Map<string, string>();
  return ({ sql }) => {
    const known = names.get(sql);
    if (known !== undefined) return known;
    if (names.size >= MAX_PREPARED) return "";
    const name = `paygo_${createHash("sha256").update(sql).digest("hex").slice(0, 24)}`;
    names.set(sql, name);
    return name;
  };
}

/**
 * Opens a database lazily: nothing connects before the first query. A query waits at most 5 s for a
 * connection and 15 s for its answer, so a database that is gone shows as an error, not as a hang.
 */
export function createDatabase(options: DatabaseOptions): Database {
  const pool = new Pool({
    connectionString: options.url,
    max: options.maxConnections,
    application_name: options.applicationName,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    idleTimeoutMillis: IDLE_TIMEOUT_MS,
    statement_timeout: STATEMENT_TIMEOUT_MS,
    idle_in_transaction_session_timeout: STATEMENT_TIMEOUT_MS,
    keepAlive: true,
  });
  const onLost = (error: Error) => options.onConnectionLost?.(error);
  pool.on("error", onLost);
  // While a connection is lent out, the pool does not listen for it.
  pool.on("connect", (client) => client.on("error", onLost));
  const adapter = new PrismaPg(pool, { statementNameGenerator: createStatementNamer() });
  const prisma = new PrismaClient({ adapter });
  return {
    prisma,
    pool,
    async close() {
      await prisma.$disconnect();
      await pool.end();
    },
  };
}
