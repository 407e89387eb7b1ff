import { purgeSignals, type ServiceContext } from "@paygo/services";
import { parseCronItems, type TaskList } from "graphile-worker";

/** Work that may be late, by its name in the queue. */
export function tasks(ctx: ServiceContext): TaskList {
  return {
    purgeSignals: async () => {
      const deleted = await purgeSignals(ctx);
      ctx.log.info({ deleted }, "emptied mailboxes of ended sessions");
    },
  };
}

export const cronItems = parseCronItems([{ task: "purgeSignals", match: "*/10 * * * *" }]);
