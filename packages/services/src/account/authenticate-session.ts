import DataLoader from "dataloader";
import type { ServiceContext, Viewer } from "../context.ts";
import type { SignedIn } from "./signed-in.ts";

const loaders = new WeakMap<ServiceContext, DataLoader<string, SignedIn | null>>();

/**
 * Who a sign-in cookie belongs to; null when the account is gone or the cookie's version was revoked.
 * `signedInAtMs` (epoch) is when the cookie was given, for {@link requireRecentSignIn}.
 */
export async function authenticateSession(
  ctx: ServiceContext,
  cookie: { userId: string; sessionVersion: number; signedInAtMs: number },
): Promise<Viewer | null> {
  const user = await loaderOf(ctx).load(cookie.userId);
  if (user === null || user.sessionVersion !== cookie.sessionVersion) return null;
  const { userId, role, name } = user;
  return { userId, role, name, via: "cookie", signedInAt: new Date(cookie.signedInAtMs) };
}

/** Requests that arrive together share one query. Nothing is cached: a revocation counts at once. */
function loaderOf(ctx: ServiceContext): DataLoader<string, SignedIn | null> {
  const existing = loaders.get(ctx);
  if (existing) return existing;
  const created = new DataLoader<string, SignedIn | null>(
    async (userIds) => {
      const users = await ctx.db.sql.query<SignedIn>(
        `SELECT id AS "userId", role::text AS role, name, email, session_version AS "sessionVersion"
        FROM users WHERE id = ANY($1::uuid[])`,
        [[...new Set(userIds)]],
      );
      const byId = new Map(users.map((user) => [user.userId, user]));
      return userIds.map((userId) => byId.get(userId) ?? null);
    },
    { cache: false, batchScheduleFn: setImmediate },
  );
  loaders.set(ctx, created);
  return created;
}
