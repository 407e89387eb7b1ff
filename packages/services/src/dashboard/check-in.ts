import { requireRole } from "../authorize.ts";
import type { ServiceContext, Viewer } from "../context.ts";

/** A vendor's sign of life from an open dashboard; without a fresh one the vendor is offline. */
export async function checkIn(ctx: ServiceContext, viewer: Viewer | null): Promise<{ ok: true }> {
  const { userId } = requireRole(viewer, "vendor");
  await ctx.db.prisma.user.update({ where: { id: userId }, data: { lastSeenAt: ctx.clock.now() } });
  return { ok: true };
}
