import type { ServiceContext } from "../context.ts";

const firstDelayMs = 1_000;
const maxDelayMs = 300_000;

type Failures = Map<string, { count: number; retryAtMs: number }>;
const failuresOf = new WeakMap<ServiceContext, Failures>();

/**
 * Runs `work` for each of the rows, one after the other; a row whose work fails waits in this process, longer each
 * time, so that it never takes another's turn. Returns how many went well.
 */
export async function runEach(
  ctx: ServiceContext,
  ids: readonly string[],
  work: (id: string) => Promise<boolean>,
): Promise<number> {
  const failures = failuresOf.get(ctx) ?? new Map();
  failuresOf.set(ctx, failures);
  let doneCount = 0;
  for (const id of ids) {
    try {
      if (await work(id)) doneCount++;
      failures.delete(id);
    } catch (error) {
      const count = (failures.get(id)?.count ?? 0) + 1;
      const delayMs = Math.min(maxDelayMs, firstDelayMs * 2 ** (count - 1));
      failures.set(id, { count, retryAtMs: ctx.clock.now().getTime() + delayMs });
      ctx.log.warn({ error, id, count }, "a movement of money could not be made and is tried again");
    }
  }
  return doneCount;
}

/** The rows that wait in this process. */
export function postponedIds(ctx: ServiceContext): string[] {
  const nowMs = ctx.clock.now().getTime();
  return [...(failuresOf.get(ctx) ?? [])].flatMap(([id, { retryAtMs }]) => (retryAtMs > nowMs ? [id] : []));
}
