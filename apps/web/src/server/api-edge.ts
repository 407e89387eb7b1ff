import type { ApiContext, ApiEdge } from "@paygo/api";
import { DomainError } from "@paygo/core";
import {
  authenticateAccessToken,
  authenticateSession,
  type ServiceContext,
  type Viewer,
} from "@paygo/services";
import { callerAddress } from "./caller-address.ts";
import { getConfig } from "./config.ts";
import { getServices } from "./context.ts";
import { findSessionCookie, readSessionClaims } from "./session.ts";

const BEARER = /^Bearer +(\S+)$/i;

function hasAuthorization(headers: Headers): boolean {
  return headers.has("authorization");
}

/** The holder of the access token, else of the cookie. A bad token is refused: it never falls back to the cookie. */
async function authenticate(services: ServiceContext, headers: Headers): Promise<Viewer | null> {
  if (hasAuthorization(headers)) {
    const token = BEARER.exec(headers.get("authorization") ?? "")?.[1];
    const viewer = token ? await authenticateAccessToken(services, token) : null;
    if (!viewer) throw new DomainError("unauthenticated", "the access token is not valid");
    return viewer;
  }
  const claims = await readSessionClaims(headers.get("cookie"));
  return claims ? authenticateSession(services, claims) : null;
}

async function createContext(headers: Headers, requestId: string): Promise<ApiContext> {
  const services = getServices();
  const viewer = await authenticate(services, headers);
  return { services, viewer, requestId, caller: { ip: callerAddress(headers) } };
}

/** How the HTTP handlers of `@paygo/api` reach this process. */
export function getApiEdge(): ApiEdge {
  return {
    publicUrl: getConfig().publicUrl,
    isCookieAuthenticated: (headers) =>
      !hasAuthorization(headers) && findSessionCookie(headers.get("cookie")) !== null,
    createContext,
    log: getServices().log,
  };
}
