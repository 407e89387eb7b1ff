import type { EventHint } from "@paygo/contracts";
import type { DatabaseTransaction } from "@paygo/db";
import { isRetryableConflict } from "@paygo/db";
import type { ServiceContext } from "./context.ts";

/** A database transaction, and the hints to give once it is committed. */
export interface Transaction {
  db: DatabaseTransaction;
  hint(...hints: EventHint[]): void;
}

const maxAttempts = 6;

/**
 * Runs `work` in one READ COMMITTED transaction and gives its hints after the commit. Deadlocks and
 * serialization failures are tried again, with a random pause that grows.
 */
export async function transact<T>(ctx: ServiceContext, work: (tx: Transaction) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    const hints: EventHint[] = [];
    try {
      const result = await ctx.db.prisma.$transaction(
        (db) => work({ db, hint: (...more) => hints.push(...more) }),
        { timeout: 15_000, maxWait: 10_000 },
      );
      if (hints.length > 0) ctx.hub.publish(hints);
      return result;
    } catch (error) {
      if (attempt === maxAttempts || !isRetryableConflict(error)) throw error;
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 20 * 2 ** attempt));
    }
  }
}
