import { purgeRateLimits, purgeSignals, reconcile, type ServiceContext } from "@paygo/services";
import { parseCronItems, type TaskList } from "graphile-worker";
import { earningsCronItems, earningsTasks } from "./earnings-tasks.ts";

/** Work that may be late, by its name in the queue. */
export function tasks(ctx: ServiceContext): TaskList {
  return {
    ...earningsTasks(ctx),
    reconcile: async () => {
      await reconcile(ctx);
    },
    purgeSignals: async () => {
      const deleted = await purgeSignals(ctx);
      ctx.log.info({ deleted }, "emptied mailboxes of ended sessions");
    },
    purgeRateLimits: async () => {
      const deleted = await purgeRateLimits(ctx);
      ctx.log.info({ deleted }, "deleted rate limit counters that are over");
    },
  };
}

export const cronItems = parseCronItems([
  ...earningsCronItems,
  { task: "reconcile", match: "20 3 * * *" },
  { task: "purgeSignals", match: "*/10 * * * *" },
  { task: "purgeRateLimits", match: "5 * * * *" },
]);
