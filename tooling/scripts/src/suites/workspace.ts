import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

export interface WorkspacePackage {
  readonly name: string;
  readonly folder: string;
  readonly dependencies: readonly string[];
  readonly devDependencies: readonly string[];
  /** Subpaths of `exports`: ".", "./testing". */
  readonly exports: readonly string[];
}

const GROUPS = ["apps", "packages", "tooling"];
const SINGLES = ["e2e", "bench"];

function keysOf(value: unknown): readonly string[] {
  return typeof value === "object" && value !== null ? Object.keys(value) : [];
}

function readPackage(folder: string): WorkspacePackage | null {
  const file = join(folder, "package.json");
  if (!existsSync(file)) return null;
  const manifest: Record<string, unknown> = JSON.parse(readFileSync(file, "utf8"));
  return {
    name: String(manifest.name),
    folder,
    dependencies: [...keysOf(manifest.dependencies), ...keysOf(manifest.peerDependencies)],
    devDependencies: keysOf(manifest.devDependencies),
    exports: keysOf(manifest.exports),
  };
}

/** Every package of the repository at `root`. */
export function readWorkspace(root: string): readonly WorkspacePackage[] {
  const grouped = GROUPS.map((group) => join(root, group))
    .filter(existsSync)
    .flatMap((group) => readdirSync(group).map((name) => join(group, name)));
  return [...grouped, ...SINGLES.map((name) => join(root, name))].flatMap(
    (folder) => readPackage(folder) ?? [],
  );
}
