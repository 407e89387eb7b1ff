import type { ServiceContext, Viewer } from "../context.ts";
import { accessTokenPrefix, hashAccessToken } from "./access-tokens.ts";

/** "Last used" is for people; a minute's precision spares a write per request. */
const lastUsedPrecisionMs = 60_000;

/** Who an access token belongs to; null when it is unknown, expired or revoked. */
export async function authenticateAccessToken(ctx: ServiceContext, token: string): Promise<Viewer | null> {
  if (!token.startsWith(accessTokenPrefix)) return null;
  const now = ctx.clock.now();
  const row = await ctx.db.prisma.accessToken.findFirst({
    where: { tokenHash: hashAccessToken(token), revokedAt: null, expiresAt: { gt: now } },
    select: { id: true, lastUsedAt: true, user: { select: { id: true, role: true, name: true } } },
  });
  if (!row) return null;
  if (now.getTime() - (row.lastUsedAt?.getTime() ?? 0) > lastUsedPrecisionMs) {
    await ctx.db.prisma.accessToken.update({ where: { id: row.id }, data: { lastUsedAt: now } });
  }
  const { id: userId, role, name } = row.user;
  return { userId, role, name, via: "access_token", signedInAt: null };
}
