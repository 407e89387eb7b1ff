const shortMs = 1_000;

/**
 * Time is the simulation's: what would wait for less than a second of real time (gathering heartbeats, pauses
 * between attempts) goes on at once. Returns what puts the real timers back.
 */
export function skipShortWaits(): () => void {
  const real = globalThis.setTimeout;
  const quick = (work: (...args: unknown[]) => void, delayMs = 0, ...args: unknown[]) => {
    if (delayMs >= shortMs) return real(work, delayMs, ...args);
    setImmediate(work, ...args);
    return real(() => undefined, 0);
  };
  Object.assign(globalThis, { setTimeout: quick });
  return () => {
    Object.assign(globalThis, { setTimeout: real });
  };
}
