import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { findForbiddenImports, importsOf } from "./boundaries.ts";

describe("house rules", () => {
  let root: string;

  function write(path: string, content: string): void {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), content);
  }

  function addPackage(room: string, dependencies: readonly string[], group = "packages"): void {
    const manifest = {
      name: `@paygo/${room}`,
      exports: { ".": "./src/index.ts", "./testing": "./src/testing/index.ts" },
      dependencies: Object.fromEntries(dependencies.map((name) => [name, "workspace:*"])),
      devDependencies: { vitest: "catalog:" },
    };
    write(`${group}/${room}/package.json`, JSON.stringify(manifest));
    write(`${group}/${room}/src/index.ts`, "export const here = 1;\n");
  }

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), "paygo-boundaries-"));
    // Declared on purpose, so that the rule itself is what catches them.
    addPackage("core", ["@paygo/db", "zod"]);
    addPackage("contracts", ["@paygo/core", "zod"]);
    addPackage("db", ["@paygo/core", "@prisma/client"]);
    addPackage("services", ["@paygo/core", "@paygo/contracts", "@paygo/db"]);
    addPackage("api", ["@paygo/core", "@paygo/contracts", "@paygo/services", "@paygo/db", "agora-token"]);
    addPackage("web", ["@paygo/api", "@paygo/db"], "apps");
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  test("a tree that keeps them has nothing to report", () => {
    write("packages/contracts/src/a.ts", 'import { here } from "@paygo/core";\nimport { z } from "zod";\n');
    write("packages/services/src/a.ts", 'import type { Database } from "@paygo/db";\nimport "./b.ts";\n');
    write("packages/services/src/a.test.ts", 'import { test } from "vitest";\n');
    write("packages/services/src/b.ts", 'import type { Mock } from "vitest";\n');
    write("packages/services/src/testing/a.ts", 'import { expect } from "vitest";\n');
    write("packages/services/src/c.test.ts", 'import { world } from "@paygo/db/testing";\n');
    addPackage("bench", ["@paygo/db"], "");
    write("bench/src/a.ts", 'import { world } from "@paygo/db/testing";\n');
    expect(findForbiddenImports(root)).toEqual([]);
  });

  test.each([
    [
      "core imports db",
      "packages/core/src/a.ts",
      'import { db } from "@paygo/db";',
      "core may not import db",
    ],
    ["core uses a library", "packages/core/src/a.ts", 'import { z } from "zod";', "core has no dependency"],
    [
      "core reads files",
      "packages/core/src/a.ts",
      'import { readFile } from "node:fs";',
      "no input or output",
    ],
    ["api imports db", "packages/api/src/a.ts", 'import { db } from "@paygo/db";', "api may not import db"],
    [
      "api takes only types of db",
      "packages/api/src/a.ts",
      'import type { Database } from "@paygo/db";',
      "may not",
    ],
    [
      "api imports db lazily",
      "packages/api/src/a.ts",
      'const db = await import("@paygo/db");',
      "may not import db",
    ],
    ["api passes db on", "packages/api/src/a.ts", 'export * from "@paygo/db";', "api may not import db"],
    [
      "api signs tokens",
      "packages/api/src/a.ts",
      'import { build } from "agora-token";',
      "integrations and bench alone",
    ],
    [
      "the web app imports db",
      "apps/web/src/a.tsx",
      'import { db } from "@paygo/db";',
      "web may not import db",
    ],
    [
      "an inner file is taken",
      "packages/services/src/a.ts",
      'import x from "@paygo/db/src/x.ts";',
      "not exported",
    ],
    [
      "a path leaves the package",
      "packages/services/src/a.ts",
      'import x from "../../db/src/x.ts";',
      "leaves its",
    ],
    [
      "nobody declared it",
      "packages/services/src/a.ts",
      'import pg from "pg";',
      "is not a declared dependency",
    ],
    [
      "production code runs on a development dependency",
      "packages/services/src/a.ts",
      'import { vi } from "vitest";',
      "is a development dependency",
    ],
    [
      "one of its values is among the types",
      "packages/services/src/a.ts",
      'import { type Mock, vi } from "vitest";',
      "is a development dependency",
    ],
    [
      "production code uses what is for tests",
      "apps/web/src/a.ts",
      'import { world } from "@paygo/api/testing";',
      "is for tests only",
    ],
  ])("%s: reported", (_name, file, source, reason) => {
    write(file, `${source}\n`);
    const problems = findForbiddenImports(root);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain(file);
    expect(problems[0]).toContain(reason);
  });

  test("imports over several lines are read, comments are not", () => {
    const source =
      'import {\n  a,\n  type B,\n} from "one";\n// import x from "@paygo/db";\nimport "three";\n';
    expect(importsOf(source).map(({ module }) => module)).toEqual(["one", "three"]);
  });

  test("an import counts as types alone only when all of it vanishes when the code runs", () => {
    const isTypeOnly = (source: string) => importsOf(source).map((found) => found.isTypeOnly);
    expect(isTypeOnly('import type { A } from "one";\nexport type {\n  B,\n} from "two";\n')).toEqual([
      true,
      true,
    ]);
    expect(isTypeOnly('import { type A } from "one";\nimport type from "two";\nimport("three");')).toEqual([
      false,
      false,
      false,
    ]);
  });
});
