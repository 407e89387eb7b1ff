import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { isRetryableConflict } from "./conflict.ts";
import { createTestDatabase, type TestDatabase } from "./testing.ts";

describe("database client", () => {
  let database: TestDatabase;

  beforeAll(async () => {
    database = await createTestDatabase();
    await database.pool.query("CREATE TABLE counters (id int PRIMARY KEY, n int NOT NULL)");
    await database.pool.query("INSERT INTO counters VALUES (1, 0), (2, 0)");
  });

  afterAll(() => database.close());

  /** Two transactions that lock two rows in opposite order: PostgreSQL ends one of them. */
  async function deadlock(): Promise<unknown> {
    const locked = [Promise.withResolvers<void>(), Promise.withResolvers<void>()] as const;
    const transaction = (first: number, second: number, self: 0 | 1, other: 0 | 1) =>
      database.prisma.$transaction(
        async (db) => {
          await db.$executeRaw`UPDATE counters SET n = n + 1 WHERE id = ${first}`;
          locked[self].resolve();
          await locked[other].promise;
          await db.$executeRaw`UPDATE counters SET n = n + 1 WHERE id = ${second}`;
        },
        { timeout: 15_000 },
      );
    const results = await Promise.allSettled([transaction(1, 2, 0, 1), transaction(2, 1, 1, 0)]);
    return results.find((result) => result.status === "rejected")?.reason;
  }

  test("a deadlock is recognised as worth trying again", async () => {
    const error = await deadlock();
    expect(error).toBeInstanceOf(Error);
    expect(isRetryableConflict(error)).toBe(true);
  });

  test("a serialization failure is recognised as worth trying again", async () => {
    const haveRead = Promise.withResolvers<void>();
    let readers = 0;
    const rivals = Array.from({ length: 4 }, () =>
      database.prisma.$transaction(
        async (db) => {
          const rows = await db.$queryRaw<{ n: number }[]>`SELECT n FROM counters WHERE id = 1`;
          // Nobody writes before all have read, or they might not meet at all.
          readers += 1;
          if (readers === 4) haveRead.resolve();
          await haveRead.promise;
          await db.$executeRaw`UPDATE counters SET n = ${(rows[0]?.n ?? 0) + 1} WHERE id = 1`;
        },
        { isolationLevel: "Serializable", maxWait: 10_000, timeout: 15_000 },
      ),
    );
    const results = await Promise.allSettled(rivals);
    const reasons = results.flatMap((result) => (result.status === "rejected" ? [result.reason] : []));
    expect(reasons.length).toBeGreaterThan(0);
    expect(reasons.every(isRetryableConflict)).toBe(true);
  });

  test("a broken rule is not taken for a conflict", async () => {
    const error = await database.prisma.$executeRaw`INSERT INTO counters VALUES (1, 0)`.catch(
      (reason) => reason,
    );
    expect(error).toBeInstanceOf(Error);
    expect(isRetryableConflict(error)).toBe(false);
    expect(isRetryableConflict(new Error("40P01 in a text"))).toBe(false);
  });

  test("recovers by itself when the server ends its connections", async () => {
    await database.prisma.$queryRaw`SELECT 1`;
    await database.pool.query(
      "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()",
    );
    await expect
      .poll(() => database.prisma.$queryRaw`SELECT 1 AS one`.catch(() => null))
      .toEqual([{ one: 1 }]);
  });
});
