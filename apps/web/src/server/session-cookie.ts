import { role } from "@paygo/contracts";
import { decode, type JWT } from "next-auth/jwt";
import { z } from "zod";

/** A sign-in lasts a day at most; it is never prolonged. */
export const SESSION_MAX_AGE_SECONDS = 24 * 60 * 60;
const MAX_REMEMBERED = 20_000;

const sessionClaims = z.object({
  userId: z.uuid(),
  role,
  name: z.string(),
  sessionVersion: z.int(),
  /** When the password was given or a provider vouched, epoch milliseconds; cookies from before have none. */
  signedInAtMs: z.int().min(0).default(0),
  /** Seconds since 1970 (RFC 7519). */
  exp: z.int(),
});

/** What a sign-in cookie proves. Whether it was revoked since is for `authenticateSession` to say. */
export type SessionClaims = z.infer<typeof sessionClaims>;

/** `__Host-` binds the cookie to this very host; browsers accept it over https only. */
export function sessionCookieName(isSecure: boolean): string {
  return isSecure ? "__Host-paygo.session" : "paygo.session";
}

/** The claims of a decrypted token, or null for one that was not made by this sign-in. */
function parseClaims(token: JWT | null): SessionClaims | null {
  const claims = sessionClaims.safeParse(token);
  return claims.success ? claims.data : null;
}

/** The value of one cookie in a `Cookie` header, or null. */
export function findCookie(header: string | null, name: string): string | null {
  for (const pair of header?.split(";") ?? []) {
    const end = pair.indexOf("=");
    if (end > 0 && pair.slice(0, end).trim() === name) return pair.slice(end + 1).trim() || null;
  }
  return null;
}

/**
 * Reads sign-in cookies and remembers those it could decrypt: the same one comes with every heartbeat, and
 * deriving the key and decrypting anew would cost more than the rest of the request.
 */
export function createClaimsReader(secret: string, now: () => number = Date.now) {
  const remembered = new Map<string, SessionClaims>();
  return async (cookie: string): Promise<SessionClaims | null> => {
    const known = remembered.get(cookie);
    const claims = known ?? parseClaims(await decode({ token: cookie, secret }).catch(() => null));
    if (!claims || claims.exp * 1000 <= now()) return null;
    if (!known) {
      const oldest = remembered.size >= MAX_REMEMBERED ? remembered.keys().next().value : undefined;
      if (oldest !== undefined) remembered.delete(oldest);
      remembered.set(cookie, claims);
    }
    return claims;
  };
}
