import { defineConfig } from "vitest/config";

const ignored = ["**/node_modules/**", "**/.next/**", "**/generated/**", "e2e/**", "bench/**"];
const integration = "**/*.integration.test.ts";

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: "unit",
          include: ["{packages,apps,tooling,prisma}/**/*.test.{ts,tsx}"],
          exclude: [...ignored, integration],
        },
      },
      {
        test: {
          name: "integration",
          include: [`{packages,apps,tooling,prisma}/${integration}`],
          exclude: ignored,
          globalSetup: ["packages/db/src/testing/global-setup.ts"],
          // Suites own a database each, so they run side by side; a clone or a deadlock takes a while.
          testTimeout: 30_000,
          hookTimeout: 60_000,
          // A busy machine may be slow, not wrong: poll until it is clear that the condition never comes.
          expect: { poll: { timeout: 10_000 } },
        },
      },
    ],
  },
});
