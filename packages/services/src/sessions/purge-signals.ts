import type { ServiceContext } from "../context.ts";

/** Empties the mailboxes of ended sessions. Returns how many messages were deleted. A job, not for people. */
export async function purgeSignals(ctx: ServiceContext): Promise<number> {
  const { count } = await ctx.db.prisma.signal.deleteMany({ where: { session: { state: "ended" } } });
  return count;
}
