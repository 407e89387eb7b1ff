import { createTestDatabase } from "@paygo/db/testing";
import { demoEmails } from "@paygo/services";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { getAuthOptions } from "./auth.ts";
import { closeServices, getServices } from "./context.ts";

// It throws wherever it is not a bundler for the server that reads it.
vi.mock("server-only", () => ({}));

let database: Awaited<ReturnType<typeof createTestDatabase>>;
beforeAll(async () => {
  database = await createTestDatabase(1);
  vi.stubEnv("DATABASE_URL", database.url);
  vi.stubEnv("NEXTAUTH_SECRET", "a secret of this test, long enough");
  vi.stubEnv("LOG_LEVEL", "silent");
  const { db, ids } = getServices();
  const data = { id: ids.newId(), email: demoEmails.admin, name: "Demo admin", role: "admin" } as const;
  await db.prisma.user.create({ data });
});
afterAll(async () => {
  await closeServices();
  await database.close();
  vi.unstubAllEnvs();
});

/** Presses the demo button as next-auth hears of it. */
async function pressDemoButton(address: string) {
  const provider = getAuthOptions().providers.find(({ options }) => options?.id === "demo");
  return provider?.options?.authorize({ role: "admin" }, { headers: { "x-forwarded-for": address } });
}

test("one-click demo sign-in lets in callers of this machine and its network, and nobody else", async () => {
  for (const address of ["127.0.0.1", "::1", "::ffff:127.0.0.1", "192.168.7.7"]) {
    expect(await pressDemoButton(address), address).toMatchObject({ role: "admin" });
  }
  for (const address of ["203.0.113.7", "2001:db8::1", "192.168.7.7, 203.0.113.7", ""]) {
    await expect(pressDemoButton(address), address).rejects.toThrow("forbidden");
  }
});
