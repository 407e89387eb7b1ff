import type { OpenApiMeta } from "trpc-to-openapi";
import { z } from "zod";
import { appRouter } from "./router.ts";

export interface ProcedureEntry {
  /** Dotted, e.g. `streaming.start`. */
  path: string;
  kind: "query" | "mutation" | "subscription";
  input: z.ZodType;
  openapi: OpenApiMeta["openapi"];
}

const definition = z.object({
  _def: z.object({
    type: z.enum(["query", "mutation", "subscription"]),
    inputs: z.tuple([z.instanceof(z.ZodType)]),
    meta: z.custom<OpenApiMeta>().optional(),
  }),
});

/** Every procedure of the router. Throws when one has no input schema. tRPC keeps them flat by path. */
export function listProcedures(): ProcedureEntry[] {
  return Object.entries(appRouter._def.procedures).map(([path, procedure]) => {
    // A procedure is a function with a `_def`; zod reads objects only.
    const { _def } = definition.parse({ _def: Reflect.get(Object(procedure), "_def") });
    return { path, kind: _def.type, input: _def.inputs[0], openapi: _def.meta?.openapi };
  });
}
