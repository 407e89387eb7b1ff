import { type ServiceContext, sweep } from "@paygo/services";
import { type Loop, startLoop } from "./loop.ts";

const sweepEveryMs = 1_000;

/** Sweeps the sessions' deadlines once a second until it is stopped. */
export function startSweeper(ctx: ServiceContext): Loop {
  return startLoop(ctx.log, "a sweep", sweepEveryMs, async () => {
    const result = await sweep(ctx);
    if (result.ended + result.extended > 0) ctx.log.info({ ...result }, "swept");
  });
}
