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

/** Runs `work` in one READ COMMITTED transaction on one connection, and rolls back what throws. */
export async function runInTransaction<T>(
  pool: Pool,
  nameOf: (text: string) => string,
  work: (sql: Sql) => Promise<T>,
): Promise<T> {
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    await client.query("BEGIN");
    const result = await work(createSql(client, nameOf));
    await client.query("COMMIT");
    return result;
  } catch (error) {
    await client.query("ROLLBACK").catch((failure: unknown) => {
      broken = failure instanceof Error ? failure : new Error(String(failure));
    });
    throw error;
  } finally {
    // A connection that could not even roll back is not lent again.
    client.release(broken);
  }
}
