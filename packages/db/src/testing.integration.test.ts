import { expect, inject, test } from "vitest";
import { createScratchDatabase, createTestDatabase } from "./testing.ts";

test("suites get databases of their own, also when many ask at once", async () => {
  const databases = await Promise.all(Array.from({ length: 8 }, () => createTestDatabase(1)));
  try {
    const names = await Promise.all(
      databases.map(({ pool }) => pool.query<{ name: string }>("SELECT current_database() AS name")),
    );
    expect(new Set(names.map(({ rows }) => rows[0]?.name)).size).toBe(8);
  } finally {
    await Promise.all(databases.map((database) => database.close()));
  }
});

test("a closed test database is dropped", async () => {
  const database = await createTestDatabase(1);
  await database.pool.query("SELECT 1");
  await database.close();
  const scratch = await createScratchDatabase(inject("databaseServerUrl"));
  await scratch.drop();
  await expect(createScratchDatabase(database.url)).rejects.toThrow(/does not exist/);
});
