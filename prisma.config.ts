import { defineConfig } from "prisma/config";

export default defineConfig({
  schema: "prisma/schema.prisma",
  migrations: { path: "prisma/migrations", seed: "node prisma/seed/index.ts" },
  // Generating needs no database; `prisma migrate deploy` does.
  datasource: { url: process.env.DATABASE_URL ?? "postgresql://unset" },
});
