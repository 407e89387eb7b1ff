import { benchBundle } from "./bundle.ts";
import { benchFirstFrame } from "./first-frame.ts";
import { benchHeartbeats } from "./heartbeats.ts";
import type { BenchResult } from "./result.ts";
import { benchSessionCycle } from "./session-cycle.ts";
import { type BenchStack, startBenchStack } from "./stack.ts";

const benchmarks: Record<string, (stack: BenchStack) => Promise<BenchResult[] | BenchResult>> = {
  cycle: benchSessionCycle,
  heartbeats: benchHeartbeats,
  frame: benchFirstFrame,
  bundle: benchBundle,
};

const chosen = process.argv.slice(2);
const names = chosen.length > 0 ? chosen : Object.keys(benchmarks);
const results: BenchResult[] = [];
for (const name of names) {
  const run = benchmarks[name];
  if (!run)
    throw new Error(`There is no benchmark "${name}"; choose from ${Object.keys(benchmarks).join(", ")}.`);
  process.stdout.write(`${name} …\n`);
  // Each on a fresh stack, so that none pays for what another left behind.
  const stack = await startBenchStack();
  try {
    results.push(...[await run(stack)].flat());
  } finally {
    await stack.stop();
  }
}
process.stdout.write("\n");
for (const { name, measured, against, ratio, goal, isReached } of results) {
  const verdict = isReached ? "reached" : "NOT REACHED";
  process.stdout.write(
    `${name}: ${measured} against ${against} = ${ratio.toFixed(2)} (goal ${goal}) ${verdict}\n`,
  );
}
