import type { createCaller } from "../router.ts";

/**
 * Calls the procedure at a dotted path with an unchecked input (its schema checks it). The path must come
 * from the router, never from a request.
 */
export async function callProcedure(
  caller: ReturnType<typeof createCaller>,
  path: string,
  input: unknown,
): Promise<unknown> {
  // What tRPC makes for a caller and its groups are proxies over functions, so `Object()` keeps them.
  const found = path.split(".").reduce((level: unknown, name) => Reflect.get(Object(level), name), caller);
  if (typeof found !== "function") throw new Error(`no procedure at ${path}`);
  return found(input);
}
