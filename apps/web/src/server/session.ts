import { getConfig } from "./config.ts";
import { createClaimsReader, findCookie, type SessionClaims, sessionCookieName } from "./session-cookie.ts";

let readCookie: ReturnType<typeof createClaimsReader> | undefined;

/** Whether PayGo is served over https, and so whether cookies are secure. */
export function isSecureSite(): boolean {
  return getConfig().publicUrl.protocol === "https:";
}

/** The sign-in cookie in a `Cookie` header, still encrypted. */
export function findSessionCookie(cookieHeader: string | null): string | null {
  return findCookie(cookieHeader, sessionCookieName(isSecureSite()));
}

/** What the sign-in cookie in a `Cookie` header proves; null without one or with one that is not valid. */
export async function readSessionClaims(cookieHeader: string | null): Promise<SessionClaims | null> {
  const cookie = findSessionCookie(cookieHeader);
  if (!cookie) return null;
  readCookie ??= createClaimsReader(getConfig().authSecret);
  return readCookie(cookie);
}
