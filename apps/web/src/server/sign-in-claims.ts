import type { User } from "next-auth";
import type { JWT } from "next-auth/jwt";

/**
 * What a sign-in cookie is to say: what is needed to find the account again, and when its owner proved who they are.
 * next-auth names a `user` at a sign-in only, whether or not there was a valid cookie before; a cookie that is read
 * keeps its date.
 */
export function toSignInClaims(token: JWT, user: User | undefined, now: Date): JWT {
  if (!user) return token;
  const { userId, role, name, sessionVersion } = user;
  return { userId, role, name, sessionVersion, signedInAtMs: now.getTime() };
}
