import type { Database } from "@paygo/db";
import type { Log } from "../ports.ts";

/** Opens `count` connections of the pool, so that what follows starts at the same instant. */
export async function warmUp(db: Database, count: number): Promise<void> {
  await Promise.all(Array.from({ length: count }, () => db.pool.query("SELECT pg_sleep(0.02)")));
}

/** Runs `attempt` `count` times at once. Returns what came of it: values, and the codes of the refusals. */
export async function race<T>(
  count: number,
  attempt: (index: number) => Promise<T>,
): Promise<{ values: T[]; refusals: string[] }> {
  const results = await Promise.allSettled(Array.from({ length: count }, (_, index) => attempt(index)));
  return {
    values: results.flatMap((result) => (result.status === "fulfilled" ? [result.value] : [])),
    refusals: results.flatMap((result) => (result.status === "rejected" ? [reasonOf(result.reason)] : [])),
  };
}

function reasonOf(reason: unknown): string {
  if (!(reason instanceof Error)) return String(reason);
  return "code" in reason && typeof reason.code === "string" ? reason.code : reason.message;
}

/** Resolves once `count` statements of this database wait for a lock. */
export async function untilBlocked(db: Database, count = 1): Promise<void> {
  for (;;) {
    const { rowCount } = await db.pool.query(
      "SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'",
    );
    if ((rowCount ?? 0) >= count) return;
  }
}

/** Holds a lock that `sql` takes, until `release` is called. */
export async function holdLock(
  db: Database,
  sql: string,
  params: readonly unknown[],
): Promise<{ release(sql?: string, params?: readonly unknown[]): Promise<void> }> {
  const client = await db.pool.connect();
  await client.query("BEGIN");
  await client.query(sql, [...params]);
  return {
    async release(lastSql, lastParams = []) {
      if (lastSql) await client.query(lastSql, [...lastParams]);
      await client.query("COMMIT");
      client.release();
    },
  };
}

/** A log that keeps its errors. */
export function createErrorLog(): Log & { readonly errors: unknown[] } {
  const errors: unknown[] = [];
  return { errors, info() {}, warn() {}, error: (fields) => errors.push(fields.error) };
}
