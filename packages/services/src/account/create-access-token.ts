import type { AccessTokenView, createAccessTokenInput } from "@paygo/contracts";
import type { z } from "zod";
import { requireSignInCookie } from "../authorize.ts";
import type { ServiceContext, Viewer } from "../context.ts";
import { accessTokenPrefix, hashAccessToken, toAccessTokenView } from "./access-tokens.ts";

const dayMs = 86_400_000;

/** Makes a personal access token for the REST API. It is returned this once and kept only as a hash. */
export async function createAccessToken(
  ctx: ServiceContext,
  viewer: Viewer | null,
  input: z.output<typeof createAccessTokenInput>,
): Promise<{ token: string; accessToken: AccessTokenView }> {
  const { userId } = requireSignInCookie(viewer);
  await ctx.rateLimits.consume("access_token", userId);
  const token = `${accessTokenPrefix}${ctx.ids.newSecret()}`;
  const createdAt = ctx.clock.now();
  const row = await ctx.db.prisma.accessToken.create({
    data: {
      id: ctx.ids.newId(),
      userId,
      name: input.name,
      tokenHash: hashAccessToken(token),
      createdAt,
      expiresAt: new Date(createdAt.getTime() + input.expiresInDays * dayMs),
    },
  });
  return { token, accessToken: toAccessTokenView(row) };
}
