import { createTestDatabase, type TestDatabase } from "@paygo/db/testing";
import { afterAll, afterEach, beforeAll, expect } from "vitest";
import { findBookProblems } from "./books.ts";
import { createTestContext, type TestContext, type TestContextOverrides } from "./test-context.ts";

/** What a suite on a database of its own works with. */
export interface Suite {
  readonly db: TestDatabase;
  /** A fresh context, so that clock, hints and batches are one test's own. */
  context(overrides?: TestContextOverrides): TestContext;
}

/**
 * Gives the tests of a file a database, dropped at the end. After every test the whole ledger is audited.
 * `maxConnections` bounds how many statements truly run at once.
 */
export function setUpSuite(maxConnections = 10): Suite {
  let database: TestDatabase | undefined;
  const open = (): TestDatabase => {
    if (!database) throw new Error("the suite's database is opened in beforeAll");
    return database;
  };
  beforeAll(async () => {
    database = await createTestDatabase(maxConnections);
  });
  afterEach(async () => {
    expect(await findBookProblems(open())).toEqual([]);
  });
  afterAll(() => database?.close());
  return {
    get db() {
      return open();
    },
    context: (overrides) => createTestContext(open(), overrides),
  };
}
