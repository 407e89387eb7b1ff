import { releaseEarnings, type ServiceContext, schedulePayouts } from "@paygo/services";
import type { CronItem, TaskList } from "graphile-worker";

/** The vendors' money: every task may be late, run twice at once, and be cut off anywhere. */
export function earningsTasks(ctx: ServiceContext): TaskList {
  return {
    releaseEarnings: async () => {
      const released = await releaseEarnings(ctx);
      if (released > 0) ctx.log.info({ released }, "released earnings whose dispute window closed");
    },
    schedulePayouts: async () => {
      const made = await schedulePayouts(ctx);
      if (made > 0) ctx.log.info({ made }, "made scheduled payouts");
    },
  };
}

export const earningsCronItems: readonly CronItem[] = [
  { task: "releaseEarnings", match: "* * * * *" },
  { task: "schedulePayouts", match: "*/5 * * * *" },
];
