import { expect, test } from "vitest";
import { childVariables, readStartSettings } from "./environment.ts";

test("without any variable PayGo starts embedded on port 3000 and keeps its data in .paygo", () => {
  const settings = readStartSettings({});
  expect(settings).toMatchObject({ port: 3000, databaseUrl: null, isEmbedded: true });
  expect(settings.dataDir).toMatch(/\/\.paygo$/);
});

test.each([
  [{}, true],
  [{ DATABASE_URL: "postgresql://db" }, false],
  [{ DATABASE_URL: "postgresql://db", PAYGO_SEED_DEMO: "0" }, false],
  [{ DATABASE_URL: "postgresql://db", PAYGO_SEED_DEMO: "1" }, true],
  [{ DATABASE_URL: "postgresql://db", PAYGO_SEED_DEMO: "1", PAYGO_EMBEDDED: "0" }, false],
])("a database of one's own gets no demo accounts unasked: %j is seeded: %s", (variables, expected) => {
  expect(readStartSettings(variables).isSeeded).toBe(expected);
});

test("empty variables count as unset", () => {
  expect(readStartSettings({ PORT: "", DATABASE_URL: "", PAYGO_DATA_DIR: "" })).toEqual(
    readStartSettings({}),
  );
});

test.each(["0", "70000", "80a", "3000.5", "-1"])("PORT=%s is refused with what to set", (PORT) => {
  expect(() => readStartSettings({ PORT })).toThrow(
    /which is not a port; set it to a number from 1 to 65535/,
  );
});

test("a production start without a database names the missing variable", () => {
  expect(() => readStartSettings({ PAYGO_EMBEDDED: "0" })).toThrow(/set DATABASE_URL/);
});

test("the programs get PayGo's own variables laid over those of the person", () => {
  const settings = readStartSettings({ PORT: "4000" });
  const variables = childVariables(settings, "postgresql://db", "production", {
    NODE_ENV: "test",
    KEPT: "yes",
  });
  expect(variables).toMatchObject({
    KEPT: "yes",
    NODE_ENV: "production",
    PORT: "4000",
    DATABASE_URL: "postgresql://db",
    PAYGO_EMBEDDED: "1",
    PAYGO_DATA_DIR: settings.dataDir,
    PAYGO_PUBLIC_URL: "http://localhost:4000",
    NEXTAUTH_URL: "http://localhost:4000",
  });
});

test("a public address of one's own is kept, also for signing in", () => {
  const settings = readStartSettings({});
  const variables = childVariables(settings, "postgresql://db", "production", {
    PAYGO_PUBLIC_URL: "https://pay.example",
  });
  expect(variables).toMatchObject({
    PAYGO_PUBLIC_URL: "https://pay.example",
    NEXTAUTH_URL: "https://pay.example",
  });
});
