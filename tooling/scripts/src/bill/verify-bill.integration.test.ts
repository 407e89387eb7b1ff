import { spawn } from "node:child_process";
import { join } from "node:path";
import { makeCharged, setUpSuite } from "@paygo/services/testing";
import { expect, test } from "vitest";
import { environment } from "../environment.ts";

const suite = setUpSuite();

/** Runs `npm run verify:bill` as a person would see it. */
async function verify(sessionId: string): Promise<{ output: string; exitCode: number | null }> {
  const script = join(import.meta.dirname, "../verify-bill.ts");
  const env = { NODE_ENV: "test" as const, PATH: environment.PATH, DATABASE_URL: suite.db.url };
  const child = spawn(process.execPath, [script, sessionId], { env, stdio: ["ignore", "pipe", "pipe"] });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (output += String(chunk)));
  const { promise, resolve } = Promise.withResolvers<number | null>();
  child.on("close", resolve);
  return { exitCode: await promise, output };
}

test("a right bill prints its evidence and ends with 0; a changed one ends with 1 and says what differs", async () => {
  const ctx = suite.context();
  const { sessionId } = await makeCharged(ctx);
  const right = await verify(sessionId);
  expect(right.output).toContain("2026-03-02T10:00:00.000Z – 2026-03-02T10:00:10.000Z  10000 ms");
  expect(right.output).toMatch(/charged +\$10\.00/);
  expect(right.output).toMatch(/The bill is right: \d+ records agree with the evidence\./);
  expect(right.exitCode).toBe(0);

  const set = (minor: number) =>
    ctx.db.pool.query(
      `BEGIN; SET LOCAL session_replication_role = replica;
      UPDATE sessions SET charged_minor = ${minor}, vendor_minor = ${minor} - fee_minor WHERE id = '${sessionId}';
      COMMIT`,
    );
  await set(999);
  const wrong = await verify(sessionId);
  expect(wrong.output).toContain("The charge of the session should be 1000, and 999 is recorded");
  expect(wrong.exitCode).toBe(1);
  await set(1_000);
});

test("what is no session is a sentence and exit code 1", async () => {
  const ctx = suite.context();
  const unknown = await verify(ctx.ids.newId());
  expect(unknown.output).toContain("There is no bill of session");
  expect(unknown.exitCode).toBe(1);
  expect((await verify("nonsense")).output).toContain("Name the session");
});
