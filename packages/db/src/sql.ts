import { createHash } from "node:crypto";
import { type Pool, type PoolClient, type QueryConfig, types } from "pg";

/** What a statement takes as `$1`, `$2` …; arrays become PostgreSQL arrays, for `unnest`. */
export type SqlValue = string | number | bigint | boolean | Date | null | readonly SqlValue[];

/**
 * Statements by hand, on a pool, on a connection or inside a transaction of Prisma; they read the same on each:
 * `bigint` is a bigint, `timestamptz` a Date, `json` what it says. `Row` is the caller's word for what it selects.
 */
export interface Sql {
  query<Row extends object>(text: string, values?: readonly SqlValue[]): Promise<Row[]>;
}

/** Statements of one transaction. Those that are sent without waiting for each other are done in that order. */
export interface TransactionSql extends Sql {
  /** Sends a statement whose answer nobody waits for; if it fails, so does the transaction. */
  send(text: string, values?: readonly SqlValue[]): void;
}

const MAX_PREPARED = 500;

/**
 * Names statements after their text, so that PostgreSQL plans each once a connection. Past
 * `MAX_PREPARED` texts the rest stay unnamed: lists of many lengths would fill its memory.
 */
export function createStatementNamer(): (text: string) => string {
  const names = new Map<string, string>();
  return (text) => {
    const known = names.get(text);
    if (known !== undefined) return known;
    if (names.size >= MAX_PREPARED) return "";
    const name = `paygo_${createHash("sha256").update(text).digest("hex").slice(0, 24)}`;
    names.set(text, name);
    return name;
  };
}

/** As Prisma reads them; `pg` alone would give `bigint` as text. */
const readers: QueryConfig["types"] = {
  getTypeParser(oid, format) {
    return oid === types.builtins.INT8 ? BigInt : types.getTypeParser(oid, format);
  },
};

/** Statements on a pool, each on whichever connection is free, or on one connection. */
export function createSql(on: Pool | PoolClient, nameOf: (text: string) => string): Sql {
  return {
    async query<Row extends object>(text: string, values: readonly SqlValue[] = []) {
      const { rows } = await on.query<Row>({ name: nameOf(text), text, values: [...values], types: readers });
      return rows;
    },
  };
}

/** Keeps what is sent without waiting. */
export function createTransactionSql(sql: Sql): TransactionSql & { sent: Promise<unknown>[] } {
  const sent: Promise<unknown>[] = [];
  return {
    sent,
    query: sql.query,
    send(text, values) {
      const answer = sql.query(text, values);
      // Whoever ends the transaction looks at it; until then it is not unhandled.
      answer.catch(() => undefined);
      sent.push(answer);
    },
  };
}

/** The first failure of what was sent; what came after it failed only because of it. */
export async function findSendFailure(sent: readonly Promise<unknown>[]): Promise<unknown> {
  const failed = (await Promise.allSettled(sent)).find((answer) => answer.status === "rejected");
  return failed?.reason;
}

/** Statements here are planned once: with the plans of so many values the planning would cost more than the rest. */
const BEGIN = "BEGIN; SET LOCAL plan_cache_mode = force_generic_plan";

/**
 * Runs `work` in one READ COMMITTED transaction on one connection, and rolls back what throws. BEGIN travels with
 * the first statement and COMMIT with those that nobody waits for.
 */
export async function runInTransaction<T>(
  pool: Pool,
  nameOf: (text: string) => string,
  work: (sql: TransactionSql) => Promise<T>,
): Promise<T> {
  const client = await pool.connect();
  const { sent, ...sql } = createTransactionSql(createSql(client, nameOf));
  let broken: Error | undefined;
  try {
    const begun = client.query(BEGIN);
    begun.catch(() => undefined);
    const result = await work(sql);
    const [{ command }] = await Promise.all([client.query("COMMIT"), begun, ...sent]);
    // PostgreSQL answers so when a failure before it was overlooked.
    if (command !== "COMMIT") throw new Error(`the transaction ended in ${command}`);
    return result;
  } catch (error) {
    const rolledBack = client.query("ROLLBACK").catch((failure: unknown) => {
      broken = failure instanceof Error ? failure : new Error(String(failure));
    });
    const [first] = await Promise.all([findSendFailure(sent), rolledBack]);
    throw first ?? error;
  } finally {
    // A connection that could not even roll back is not lent again.
    client.release(broken);
  }
}
