import type { accessTokenList } from "@paygo/contracts";
import type { z } from "zod";
import { requireSignInCookie } from "../authorize.ts";
import type { ServiceContext, Viewer } from "../context.ts";
import { toAccessTokenView } from "./access-tokens.ts";

/** The reader's access tokens that still work, newest first. */
export async function listAccessTokens(
  ctx: ServiceContext,
  viewer: Viewer | null,
): Promise<z.output<typeof accessTokenList>> {
  const { userId } = requireSignInCookie(viewer);
  const rows = await ctx.db.prisma.accessToken.findMany({
    where: { userId, revokedAt: null, expiresAt: { gt: ctx.clock.now() } },
    orderBy: { id: "desc" },
  });
  return { items: rows.map(toAccessTokenView) };
}
