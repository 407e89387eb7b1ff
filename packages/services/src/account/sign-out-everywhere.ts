import { requireSignInCookie } from "../authorize.ts";
import type { ServiceContext, Viewer } from "../context.ts";

/** Makes every sign-in cookie of the reader void at once. Access tokens stay; they are revoked one by one. */
export async function signOutEverywhere(ctx: ServiceContext, viewer: Viewer | null): Promise<{ ok: true }> {
  const { userId } = requireSignInCookie(viewer);
  await ctx.db.prisma.user.update({
    where: { id: userId },
    data: { sessionVersion: { increment: 1 } },
  });
  return { ok: true };
}
