import { expect, inject, test } from "vitest";
import { requireDatabase } from "./connection-check.ts";
import { tryPort } from "./embedded/port.ts";
import { withDatabaseName } from "./scratch-database.ts";

test("a database that works passes", async () => {
  await expect(requireDatabase(inject("databaseServerUrl"))).resolves.toBeUndefined();
});

test.each([
  ["not an address", /not a PostgreSQL address; write it as postgresql:/],
  ["mysql://root@localhost/x", /not a PostgreSQL address/],
  ["postgresql://paygo:secret@no-such-host.invalid/paygo", /no-such-host\.invalid, which cannot be found/],
])("the broken address %s is explained without its password", async (url, sentence) => {
  const error = await requireDatabase(url).catch((reason: unknown) => reason);
  expect(String(error)).toMatch(sentence);
  expect(String(error)).not.toContain("secret");
});

test("a port where nothing listens is explained", async () => {
  const port = await tryPort(0);
  await expect(requireDatabase(`postgresql://paygo:secret@127.0.0.1:${port}/paygo`)).rejects.toThrow(
    `127.0.0.1:${port}/paygo, where nothing listens; start that PostgreSQL or correct DATABASE_URL.`,
  );
});

test("a wrong password is explained", async () => {
  const url = new URL(inject("databaseServerUrl"));
  url.password = "wrong";
  await expect(requireDatabase(url.href)).rejects.toThrow(/refused the user or password of DATABASE_URL/);
});

test("a database that does not exist is explained", async () => {
  const url = withDatabaseName(inject("databaseServerUrl"), "nowhere");
  await expect(requireDatabase(url)).rejects.toThrow(
    /has no such database; create it or correct DATABASE_URL/,
  );
});
