import { randomBytes } from "node:crypto";
import { createTestDatabase } from "@paygo/db/testing";
import { createServices, loadConfig } from "@paygo/integrations";
import type { ServiceContext } from "@paygo/services";

export interface TestServices {
  services: ServiceContext;
  close(): Promise<void>;
}

/** The services as production wires them, for the database at `databaseUrl`. */
export function wireServices(databaseUrl: string): TestServices {
  const config = loadConfig({
    NODE_ENV: "test",
    DATABASE_URL: databaseUrl,
    NEXTAUTH_SECRET: randomBytes(32).toString("hex"),
    LOG_LEVEL: "silent",
  });
  const { context, close } = createServices(config, { applicationName: "paygo-api-test" });
  return { services: context, close };
}

/** The services over a database of their own; `close` drops it. */
export async function createTestServices(): Promise<TestServices> {
  const database = await createTestDatabase(1);
  const { services, close } = wireServices(database.url);
  return {
    services,
    async close() {
      await close();
      await database.close();
    },
  };
}
