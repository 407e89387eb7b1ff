import { type ServiceContext, sweep } from "@paygo/services";

const sweepEveryMs = 1_000;

/** Sweeps the sessions' deadlines once a second until it is stopped. A failed sweep is logged; the next one comes. */
export function startSweeper(ctx: ServiceContext): { stop(): Promise<void> } {
  let timer: NodeJS.Timeout | undefined;
  let isStopped = false;
  let current = Promise.resolve();

  const tick = async (): Promise<void> => {
    const startedAt = performance.now();
    try {
      const result = await sweep(ctx);
      if (result.ended + result.extended > 0) ctx.log.info({ ...result }, "swept");
    } catch (error) {
      ctx.log.error({ error }, "a sweep failed");
    }
    if (isStopped) return;
    const restMs = Math.max(0, sweepEveryMs - (performance.now() - startedAt));
    timer = setTimeout(run, restMs);
  };
  const run = (): void => {
    current = tick();
  };
  run();
  return {
    async stop() {
      isStopped = true;
      clearTimeout(timer);
      await current;
    },
  };
}
