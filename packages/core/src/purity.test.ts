import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

const folder = new URL("./", import.meta.url);
const read = (file: string) => readFileSync(new URL(file, folder), "utf8");

/** Code without comments and without the insides of plain strings, so that words in prose do not count. */
const codeOf = (source: string) =>
  source.replace(/\/\*[\s\S]*?\*\/|\/\/.*$|"(?:[^"\\\n]|\\.)*"/gm, (part) =>
    part.startsWith('"') ? '""' : "",
  );

const modulesOf = (source: string) =>
  [...source.matchAll(/\b(?:from|import)\s*\(?\s*["'`]([^"'`]+)["'`]/g)].flatMap((match) => match[1] ?? []);

const impure =
  /\b(Date|Temporal|performance|Math\.random|crypto|process|globalThis|global|window|self|document|navigator|fetch|console|require|eval|Function|setTimeout|setInterval|setImmediate|queueMicrotask|requestAnimationFrame|Worker|import\.meta|await|async)\b|\bimport\s*\(|\bMath\s*\[|\btoLocale\w+/;

function problemsOf(source: string): string[] {
  const outside = modulesOf(source).filter((module) => !/^\.\/[\w-]+\.ts$/.test(module));
  const found = impure.exec(codeOf(source));
  return [...outside.map((module) => `imports ${module}`), ...(found ? [`uses ${found[0]}`] : [])];
}

/** Everything that `import "@paygo/core"` loads. */
function loadedFrom(file: string, seen = new Set<string>()): Set<string> {
  if (seen.has(file)) return seen;
  seen.add(file);
  for (const module of modulesOf(read(file))) {
    if (module.startsWith("./")) loadedFrom(module.replace("./", ""), seen);
  }
  return seen;
}

describe("core imports nothing and reads no clock, randomness, environment or timer", () => {
  const loaded = [...loadedFrom("index.ts")];

  it("every rule is reached from the index, so that nothing escapes this test", () => {
    const files = readdirSync(folder, { recursive: true, encoding: "utf8" });
    const rules = files.filter(
      (file) => /\.[cm]?[jt]sx?$/.test(file) && !/\.test\.ts$|^testing\//.test(file),
    );
    expect(rules.sort()).toEqual(loaded.sort());
    expect(loaded.length).toBeGreaterThan(5);
  });

  it.each(loaded)("%s", (file) => {
    expect(problemsOf(read(file))).toEqual([]);
  });

  it("package.json declares no dependency", () => {
    const declared = JSON.parse(read("../package.json"));
    expect(declared.dependencies ?? {}).toEqual({});
    expect(declared.peerDependencies).toBeUndefined();
    expect(declared.optionalDependencies).toBeUndefined();
  });
});

it("the reference model has no line of the rules: it shares only the words of tariff and fee", () => {
  const model = ["reference-model", "model-words", "naive-meter"]
    .map((file) => read(`testing/${file}.ts`))
    .join("\n");
  const shared = [...model.matchAll(/^import (?!type\b)[^;]*from "([^"]+)";$/gm)].map((match) => match[1]);
  expect(shared).toEqual(["./model-words.ts", "./naive-meter.ts"]);
});

describe("the scan itself catches", () => {
  it.each([
    'import { readFileSync } from "node:fs";',
    'import fc from "fast-check";',
    'import type { z } from "zod";',
    'export * from "../../db/src/index.ts";',
    'export * from "@paygo/db";',
    'import "./side-effect.js";',
    'const fs = await import("node:fs");',
    "const nowMs = Date.now();",
    "const at = new Date();",
    "const nowMs = performance.now();",
    "const roll = Math.random();",
    'const roll = Math["random"]();',
    "const id = crypto.randomUUID();",
    "const minute = process.env.MINUTE_MS;",
    "setTimeout(() => undefined, 5);",
    "const { setInterval: every } = globalThis;",
    "const text = (5).toLocaleString();",
  ])("%s", (source) => {
    expect(problemsOf(source)).not.toEqual([]);
  });

  it("but not words in comments and strings, nor its own modules", () => {
    const source = 'import { a } from "./money.ts"; // Date.now() would be wrong\nconst word = "process";';
    expect(problemsOf(source)).toEqual([]);
  });
});
