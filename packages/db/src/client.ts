import { PrismaPg } from "@prisma/adapter-pg";
import { Pool } from "pg";
import { type Prisma, PrismaClient } from "./generated/client.ts";
import {
  createSql,
  createStatementNamer,
  createTransactionSql,
  findSendFailure,
  runInTransaction,
  type Sql,
  type SqlValue,
  type TransactionSql,
} from "./sql.ts";

export interface DatabaseOptions {
  readonly url: string;
  /** Upper bound of this process's connections. */
  readonly maxConnections: number;
  /** Shown in `pg_stat_activity`. */
  readonly applicationName: string;
  /** Told when a connection breaks; the pool then opens another by itself. */
  readonly onConnectionLost?: (error: Error) => void;
}

/** One pool of connections, used by Prisma and by statements of our own. */
export interface Database {
  readonly prisma: PrismaClient;
  /** Single statements by hand. */
  readonly sql: Sql;
  readonly pool: Pool;
  /** Runs `work` in one READ COMMITTED transaction of statements by hand; what throws is rolled back. */
  transaction<T>(work: (sql: TransactionSql) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/** The client inside `prisma.$transaction`. */
export type DatabaseTransaction = Prisma.TransactionClient;

/** Runs `work` with statements by hand inside a transaction of Prisma's, one after the other. */
export async function withSql<T>(
  db: DatabaseTransaction,
  work: (sql: TransactionSql) => Promise<T>,
): Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  const { sent, ...sql } = createTransactionSql({
    query<Row extends object>(text: string, values: readonly SqlValue[] = []) {
      const answer = last.then(() => db.$queryRawUnsafe<Row[]>(text, ...values));
      last = answer.catch(() => undefined);
      return answer;
    },
  });
  try {
    const result = await work(sql);
    await Promise.all(sent);
    return result;
  } catch (error) {
    throw (await findSendFailure(sent)) ?? error;
  }
}

const CONNECT_TIMEOUT_MS = 5_000;
const IDLE_TIMEOUT_MS = 30_000;
const STATEMENT_TIMEOUT_MS = 15_000;
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
    // Statements that are not waited for travel together.
    pipeline: true,
  });
  const onLost = (error: Error) => options.onConnectionLost?.(error);
  pool.on("error", onLost);
  // While a connection is lent out, the pool does not listen for it.
  pool.on("connect", (client) => client.on("error", onLost));
  const nameOf = createStatementNamer();
  const adapter = new PrismaPg(pool, { statementNameGenerator: ({ sql }) => nameOf(sql) });
  const prisma = new PrismaClient({ adapter });
  return {
    prisma,
    sql: createSql(pool, nameOf),
    pool,
    transaction: (work) => runInTransaction(pool, nameOf, work),
    async close() {
      await prisma.$disconnect();
      await pool.end();
    },
  };
}
