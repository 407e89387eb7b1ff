import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { withSql } from "./client.ts";
import { isRetryableConflict } from "./conflict.ts";
import type { TransactionSql } from "./sql.ts";
import { createTestDatabase, type TestDatabase } from "./testing.ts";

let db: TestDatabase;
beforeAll(async () => {
  db = await createTestDatabase(4);
  await db.pool.query(
    "CREATE TABLE notes (id int PRIMARY KEY, amount bigint, at timestamptz(3), data jsonb)",
  );
});
afterAll(() => db.close());

const insert = "INSERT INTO notes (id, amount) VALUES ($1, 0)";
const count = async () => (await db.sql.query<{ n: number }>("SELECT count(*)::int AS n FROM notes"))[0]?.n;

/** Both ways into a transaction; what is written for one must do the same in the other. */
const ways: [string, <T>(work: (sql: TransactionSql) => Promise<T>) => Promise<T>][] = [
  ["of its own", (work) => db.transaction(work)],
  ["of Prisma's", (work) => db.prisma.$transaction((prisma) => withSql(prisma, work))],
];

describe.each(ways)("statements in a transaction %s", (way, run) => {
  const id = way === "of its own" ? 100 : 200;

  test("read amounts, instants and JSON alike", async () => {
    const at = new Date("2026-03-02T10:00:00.123Z");
    const rows = await run((sql) =>
      sql.query(
        `SELECT $1::bigint AS amount, $2::timestamptz AS at, json_build_object('a', 1) AS data, NULL::int AS nothing,
          (SELECT array_length($3::timestamptz[], 1)) AS many`,
        [9_007_199_254_740_993n, at, [at, null]],
      ),
    );
    expect(rows).toEqual([{ amount: 9_007_199_254_740_993n, at, data: { a: 1 }, nothing: null, many: 2 }]);
  });

  test("are done in the order in which they were sent, waited for or not", async () => {
    const seen = await run(async (sql) => {
      sql.send(insert, [id]);
      const [, rows] = await Promise.all([
        sql.query("UPDATE notes SET amount = amount + 1 WHERE id = $1", [id]),
        sql.query<{ amount: bigint }>("SELECT amount FROM notes WHERE id = $1", [id]),
      ]);
      sql.send("UPDATE notes SET amount = 7 WHERE id = $1", [id]);
      return rows;
    });
    expect(seen).toEqual([{ amount: 1n }]);
    expect(await db.sql.query("SELECT amount FROM notes WHERE id = $1", [id])).toEqual([{ amount: 7n }]);
  });

  test("that nobody waited for and that fail undo everything, also when they are the last", async () => {
    const before = await count();
    const last = run(async (sql) => {
      sql.send(insert, [id + 1]);
      sql.send(insert, [id + 1]);
    });
    await expect(last).rejects.toThrow(/duplicate key|notes_pkey|Unique constraint/);
    expect(await count()).toBe(before);
  });

  test("fail with the first error, not with those that follow from it", async () => {
    const failing = run(async (sql) => {
      sql.send("DO $$ BEGIN RAISE 'chosen' USING ERRCODE = '40P01'; END $$");
      await sql.query("SELECT 1 AS one");
    });
    expect(isRetryableConflict(await failing.catch((error: unknown) => error))).toBe(true);
  });
});

test("a transaction whose failure was overlooked does not pass for committed", async () => {
  const overlooked = db.transaction(async (sql) => {
    await sql.query(insert, [300]);
    await sql.query("SELECT 1 / 0").catch(() => undefined);
  });
  await expect(overlooked).rejects.toThrow("ROLLBACK");
  expect(await db.sql.query("SELECT 1 FROM notes WHERE id = 300")).toEqual([]);
});

test("a connection that broke is not lent again", async () => {
  const broken = db.transaction((sql) => sql.query("SELECT pg_terminate_backend(pg_backend_pid())"));
  await expect(broken).rejects.toThrow();
  expect(await Promise.all(Array.from({ length: 8 }, count))).toHaveLength(8);
});
