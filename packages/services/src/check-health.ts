import type { ServiceContext } from "./context.ts";

/** Resolves if the database answers; throws what kept it from doing so. */
export async function checkHealth(ctx: ServiceContext): Promise<void> {
  await ctx.db.pool.query("SELECT 1");
}
