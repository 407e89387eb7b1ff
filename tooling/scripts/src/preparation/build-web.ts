import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Variables } from "../environment.ts";
import { fingerprint, stampAt } from "../fingerprint.ts";
import { repositoryRoot } from "../repository.ts";
import { requireProgram } from "../run-program.ts";

const WEB = join(repositoryRoot, "apps/web");
const SOURCES = ["apps/web", "packages", "tooling/tsconfig", "prisma/schema.prisma", "pnpm-lock.yaml"];

/** Variables that Next writes into the bundle, and so belong to what a build was made from. */
function bundled(variables: Variables): string {
  const names = Object.keys(variables).filter((name) => name.startsWith("NEXT_PUBLIC_"));
  return JSON.stringify(names.sort().map((name) => [name, variables[name]]));
}

/** Builds the web app for production when a source, a dependency or a bundled variable changed. */
export async function buildWeb(
  variables: Variables,
  signal: AbortSignal,
  note: (text: string) => void,
): Promise<void> {
  const current = fingerprint(
    SOURCES.map((path) => join(repositoryRoot, path)),
    bundled(variables),
  );
  const stamp = stampAt("paygo-build", join(WEB, ".next"));
  if (existsSync(join(WEB, ".next/BUILD_ID")) && stamp.isFresh(current)) return note("unchanged");
  const next = join(WEB, "node_modules/next/dist/bin/next");
  await requireProgram("Building the web app", process.execPath, [next, "build"], {
    cwd: WEB,
    signal,
    variables: { ...variables, NODE_ENV: "production" },
  });
  stamp.write(current);
}
