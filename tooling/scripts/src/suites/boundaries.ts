import { globSync, readFileSync } from "node:fs";
import { isBuiltin } from "node:module";
import { dirname, join, relative, resolve } from "node:path";
import { readWorkspace, type WorkspacePackage } from "./workspace.ts";

/** Who may import whom (design, section 2). Packages that are not named here may import any other. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  core: [],
  contracts: ["core"],
  db: ["core"],
  services: ["core", "contracts", "db"],
  integrations: ["core", "contracts", "db", "services"],
  api: ["core", "contracts", "services"],
  documents: ["core", "contracts"],
  media: ["core", "contracts"],
  ui: [],
  web: ["core", "contracts", "services", "api", "integrations", "documents", "media", "ui"],
  worker: ["core", "db", "services", "integrations"],
};

/** Packages from outside that only one room may hold, so that their secrets and types stay there. */
const KEPT_IN: readonly (readonly [module: RegExp, rooms: readonly string[]])[] = [
  [/^agora-token$/, ["integrations", "bench"]],
  [/^stripe$/, ["integrations"]],
  [/^(pdfkit|fontkit)$/, ["documents"]],
  [/^(prisma|@prisma\/.+)$/, ["db"]],
];

const IMPORT =
  /(?:^|[\s;}])(?:import|export)\s[^"'`;]*?from\s*["']([^"']+)["']|(?:^|[\s;}])import\s*["']([^"']+)["']|\bimport\(\s*["']([^"']+)["']/g;
const TYPE_ONLY = /^[\s;}]*(?:import|export)\s+type\s+(?!from\b)[^"'`;]*?from/;
const FOR_TESTS_ONLY = /\.test\.tsx?$|\/testing\/|\/testing\.ts$/;
/** Rooms of which no file ever runs in the product. */
const TEST_ROOMS: readonly string[] = ["e2e", "bench"];

export interface Import {
  readonly module: string;
  /** `import type`, `export type`: nothing of it is left when the code runs. */
  readonly isTypeOnly: boolean;
}

/** The modules that a source text names, in order. */
export function importsOf(source: string): readonly Import[] {
  const code = source.replace(/^\s*(\/\/|\*|\/\*).*$/gm, "");
  return [...code.matchAll(IMPORT)].map((match) => ({
    module: match[1] ?? match[2] ?? match[3] ?? "",
    isTypeOnly: TYPE_ONLY.test(match[0]),
  }));
}

function packageNameOf(specifier: string): string {
  return specifier
    .split("/")
    .slice(0, specifier.startsWith("@") ? 2 : 1)
    .join("/");
}

function roomOf(name: string): string {
  return name.replace("@paygo/", "");
}

/** `exports` may name a subpath or, with one star, many. */
function isExported(target: WorkspacePackage, subpath: string): boolean {
  return target.exports.some((pattern) => {
    const [start = "", end] = pattern.split("*");
    return end === undefined ? pattern === subpath : subpath.startsWith(start) && subpath.endsWith(end);
  });
}

function problemOf(
  { module: specifier, isTypeOnly }: Import,
  file: string,
  owner: WorkspacePackage,
  workspace: readonly WorkspacePackage[],
): string | null {
  const room = roomOf(owner.name);
  const isTest = FOR_TESTS_ONLY.test(file) || TEST_ROOMS.includes(room);
  if (specifier.startsWith(".")) {
    const target = resolve(dirname(file), specifier);
    return relative(owner.folder, target).startsWith("..") ? "leaves its package by a relative path" : null;
  }
  if (isBuiltin(specifier)) return room === "core" && !isTest ? "core does no input or output" : null;
  const name = packageNameOf(specifier);
  if (name === owner.name) return null;
  if (!owner.dependencies.includes(name)) {
    if (!owner.devDependencies.includes(name)) return "is not a declared dependency";
    if (!isTest && !isTypeOnly) return "is a development dependency, of which only types may be used here";
  }
  const rooms = KEPT_IN.find(([module]) => module.test(name))?.[1];
  if (rooms !== undefined && !rooms.includes(room)) return `belongs in ${rooms.join(" and ")} alone`;
  const target = workspace.find((candidate) => candidate.name === name);
  if (target === undefined) return room === "core" && !isTest ? "core has no dependency" : null;
  const allowed = MAY_IMPORT[room];
  if (allowed !== undefined && !isTest && !allowed.includes(roomOf(name)))
    return `${room} may not import ${roomOf(name)}`;
  const subpath = specifier === name ? "." : `.${specifier.slice(name.length)}`;
  if (!isExported(target, subpath)) return "is not exported by that package";
  return /^\.\/testing/.test(subpath) && !isTest ? "is for tests only" : null;
}

/** Every import below `root` that breaks the house rules, one line each: file, module, reason. */
export function findForbiddenImports(root: string): readonly string[] {
  const workspace = readWorkspace(root);
  return workspace.flatMap((owner) => {
    const files = globSync("**/*.{ts,tsx}", {
      cwd: owner.folder,
      exclude: ["**/node_modules/**", "**/.next/**", "**/generated/**", "**/next-env.d.ts"],
    });
    return files.flatMap((name) => {
      const file = join(owner.folder, name);
      return importsOf(readFileSync(file, "utf8")).flatMap((found) => {
        const problem = problemOf(found, file, owner, workspace);
        return problem === null ? [] : [`${relative(root, file)}: ${found.module} ${problem}`];
      });
    });
  });
}
