import type { EventHint } from "@paygo/contracts";
import { type DatabaseTransaction, isRetryableConflict, type TransactionSql, withSql } from "@paygo/db";
import type { ServiceContext } from "./context.ts";

/** A database transaction of statements by hand, and the hints to give once it is committed. */
export interface SqlTransaction {
  sql: TransactionSql;
  hint(...hints: EventHint[]): void;
}

/** A transaction in which Prisma writes too. */
export interface Transaction extends SqlTransaction {
  db: DatabaseTransaction;
}

const maxAttempts = 6;

/**
 * Runs `work` in one READ COMMITTED transaction and gives its hints after the commit. Deadlocks and
 * serialization failures are tried again, with a random pause that grows.
 */
export function transact<T>(ctx: ServiceContext, work: (tx: Transaction) => Promise<T>): Promise<T> {
  return attempt(ctx, (hint) =>
    ctx.db.prisma.$transaction((db) => withSql(db, (sql) => work({ db, sql, hint })), {
      timeout: 15_000,
      maxWait: 10_000,
    }),
  );
}

/**
 * As {@link transact}, without Prisma, whose client costs a transaction more than its statements do. For the
 * verbs of a session and whatever else happens many times a second (ADR 11).
 */
export function transactSql<T>(ctx: ServiceContext, work: (tx: SqlTransaction) => Promise<T>): Promise<T> {
  return attempt(ctx, (hint) => ctx.db.transaction((sql) => work({ sql, hint })));
}

async function attempt<T>(
  ctx: ServiceContext,
  run: (hint: SqlTransaction["hint"]) => Promise<T>,
): Promise<T> {
  for (let count = 1; ; count++) {
    const hints: EventHint[] = [];
    try {
      const result = await run((...more) => hints.push(...more));
      if (hints.length > 0) ctx.hub.publish(hints);
      return result;
    } catch (error) {
      if (count === maxAttempts || !isRetryableConflict(error)) throw error;
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 20 * 2 ** count));
    }
  }
}
