import type { revokeAccessTokenInput } from "@paygo/contracts";
import { DomainError } from "@paygo/core";
import type { z } from "zod";
import { requireSignInCookie } from "../authorize.ts";
import type { ServiceContext, Viewer } from "../context.ts";

/** Makes an access token void at once. Throws `not_found` for somebody else's. */
export async function revokeAccessToken(
  ctx: ServiceContext,
  viewer: Viewer | null,
  input: z.output<typeof revokeAccessTokenInput>,
): Promise<{ ok: true }> {
  const { userId } = requireSignInCookie(viewer);
  const { count } = await ctx.db.prisma.accessToken.updateMany({
    where: { id: input.accessTokenId, userId },
    data: { revokedAt: ctx.clock.now() },
  });
  if (count === 0) throw new DomainError("not_found", "no such access token");
  return { ok: true };
}
