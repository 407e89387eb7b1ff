import type { Report } from "./main.ts";
import { play } from "./run.ts";
import { writeScript } from "./script.ts";
import { shrink } from "./shrink.ts";
import { openStage } from "./stage.ts";
import { skipShortWaits } from "./timers.ts";

// A program: plays its seeds one after the other on a database of its own, and reports each to its parent.

interface Order {
  url: string;
  seeds: number[];
  steps: number;
  isTold: boolean;
}

const order: Order = JSON.parse(process.argv[2] ?? "{}");
// Nobody is told any more when the parent was killed.
process.once("disconnect", () => process.exit());
skipShortWaits();
const stage = await openStage(order.url);
for (const seed of order.seeds) {
  const script = writeScript(seed, order.steps);
  const run = await play(stage, seed, script);
  const { finding } = run;
  const story = finding ? (await shrink(stage, seed, script)).run.story : order.isTold ? run.story : [];
  const report: Report = {
    seed,
    steps: finding?.afterStep ?? order.steps,
    finding,
    outcomes: [...run.outcomes],
    story,
  };
  process.send?.(report);
}
await stage.close();
process.disconnect();
