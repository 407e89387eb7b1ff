import type { ServiceContext } from "../context.ts";

/** Deletes counters whose time is over. Returns how many there were. A job, not for people. */
export async function purgeRateLimits(ctx: ServiceContext): Promise<number> {
  const { count } = await ctx.db.prisma.rateLimit.deleteMany({
    where: { expire: { lte: ctx.clock.now().getTime() } },
  });
  return count;
}
