import type { Log } from "@paygo/services";

/** Something that is done again and again until it is stopped. */
export interface Loop {
  /** Resolves once the round in progress is over. */
  stop(): Promise<void>;
}

/** Begins `work` every `everyMs`, one round after the other. A failed round is logged; the next one comes. */
export function startLoop(log: Log, name: string, everyMs: number, work: () => Promise<void>): Loop {
  let timer: NodeJS.Timeout | undefined;
  let isStopped = false;
  let current = Promise.resolve();

  const tick = async (): Promise<void> => {
    const startedAt = performance.now();
    try {
      await work();
    } catch (error) {
      log.error({ error }, `${name} failed`);
    }
    if (isStopped) return;
    timer = setTimeout(run, Math.max(0, everyMs - (performance.now() - startedAt)));
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
