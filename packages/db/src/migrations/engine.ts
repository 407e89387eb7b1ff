/// <reference lib="dom" />
// For the type of WebAssembly, which TypeScript keeps in its browser library only.
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import * as bindings from "@prisma/schema-engine-wasm/schema_engine_bg";
import { createMigrationAdapter } from "./adapter.ts";

export type SchemaEngine = bindings.SchemaEngine;
export type DiffTarget = bindings.DiffTarget;
export type MigrationList = bindings.MigrationList;

export const EVERYTHING: bindings.SchemaFilter = { externalTables: [], externalEnums: [] };

// The engine reports a panic through this global before it traps; the trap alone says nothing.
let panic: string | null = null;
Object.assign(globalThis, {
  PRISMA_WASM_PANIC_REGISTRY: {
    set_message(message: string) {
      panic = message;
    },
  },
});

let loading: Promise<void> | null = null;

/** The engine's time limits outlive its work; a timer that is not held lets the process end at once. */
function withUnheldTimers(imports: Record<string, unknown>): Record<string, unknown> {
  const timer = Object.keys(imports).find((name) => name.startsWith("__wbg_setTimeout_"));
  if (timer === undefined) return imports;
  return {
    ...imports,
    [timer]: (run: () => void, delayMs: number) => setTimeout(run, delayMs >>> 0).unref(),
  };
}

/** Instantiated by hand: the package's own entry needs Node's experimental import of WebAssembly. */
async function load(): Promise<void> {
  const entry = createRequire(import.meta.url).resolve("@prisma/schema-engine-wasm");
  const bytes = await readFile(join(dirname(entry), "schema_engine_bg.wasm"));
  const imports = { "./schema_engine_bg.js": withUnheldTimers({ ...bindings }) };
  const { instance } = await WebAssembly.instantiate(bytes, imports as WebAssembly.Imports);
  bindings.__wbg_set_wasm(instance.exports);
  const start: unknown = instance.exports.__wbindgen_start;
  if (typeof start === "function") start();
}

/** Runs `use` with Prisma's WebAssembly schema engine on a database, and frees the engine after. */
export async function withSchemaEngine<T>(
  url: string,
  use: (engine: SchemaEngine) => Promise<T>,
): Promise<T> {
  loading ??= load();
  await loading;
  const adapter = createMigrationAdapter(url);
  try {
    const engine = await bindings.SchemaEngine.new(
      { datamodels: undefined },
      () => undefined,
      adapter.factory,
    );
    const result = await use(engine);
    engine.free();
    return result;
  } catch (error) {
    throw panic === null ? error : new Error(`Prisma's schema engine failed: ${panic}`, { cause: error });
  } finally {
    await adapter.close();
  }
}
