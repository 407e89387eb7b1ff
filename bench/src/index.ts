import { benchBundle } from "./bundle.ts";
import { benchFirstFrame } from "./first-frame.ts";
import { benchHeartbeats } from "./heartbeats.ts";
import type { BenchResult } from "./result.ts";
import { startBenchServer } from "./server.ts";
import { benchSessionCycle } from "./session-cycle.ts";
import { benchSettlement } from "./settlement.ts";
import { startBenchStack } from "./stack.ts";
import { benchSweep } from "./sweep.ts";
import { benchWallet } from "./wallet.ts";

const benchmarks: Record<string, () => Promise<BenchResult[] | BenchResult>> = {
  cycle: onFresh(startBenchStack, benchSessionCycle),
  heartbeats: onFresh(startBenchStack, benchHeartbeats),
  frame: onFresh(startBenchStack, benchFirstFrame),
  bundle: onFresh(startBenchStack, benchBundle),
  settlement: onFresh(startBenchServer, benchSettlement),
  sweep: onFresh(startBenchServer, benchSweep),
  wallet: onFresh(startBenchServer, benchWallet),
};

/** Each on a stack or a server of its own, so that none pays for what another left behind. */
function onFresh<T extends { stop(): Promise<void> }, R>(
  start: () => Promise<T>,
  run: (place: T) => Promise<R>,
) {
  return async (): Promise<R> => {
    const place = await start();
    try {
      return await run(place);
    } finally {
      await place.stop();
    }
  };
}

const chosen = process.argv.slice(2);
const names = chosen.length > 0 ? chosen : Object.keys(benchmarks);
const results: BenchResult[] = [];
for (const name of names) {
  const run = benchmarks[name];
  if (!run)
    throw new Error(`There is no benchmark "${name}"; choose from ${Object.keys(benchmarks).join(", ")}.`);
  process.stdout.write(`${name} …\n`);
  results.push(...[await run()].flat());
}
process.stdout.write("\n");
for (const { name, measured, against, ratio, goal, isReached } of results) {
  const verdict = isReached ? "reached" : "NOT REACHED";
  process.stdout.write(
    `${name}: ${measured} against ${against} = ${ratio.toFixed(2)} (goal ${goal}) ${verdict}\n`,
  );
}
