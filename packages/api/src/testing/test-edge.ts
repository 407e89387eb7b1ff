import { authenticateAccessToken, type ServiceContext, type Viewer } from "@paygo/services";
import type { ApiEdge } from "../http/edge.ts";

export const publicUrl = new URL("https://paygo.example");

/** The edge of the web app with access tokens; the cookie `signed-in=<access token>` stands for a sign-in. */
export function createTestEdge(services: ServiceContext, ip = "192.0.2.1"): ApiEdge {
  const tokenOf = (headers: Headers, name: string, prefix: string) =>
    headers.get(name)?.startsWith(prefix) ? headers.get(name)?.slice(prefix.length) : undefined;
  return {
    publicUrl,
    isCookieAuthenticated: (headers) => headers.has("cookie") && !headers.has("authorization"),
    async createContext(headers, requestId) {
      const bearer = tokenOf(headers, "authorization", "Bearer ");
      const token = bearer ?? tokenOf(headers, "cookie", "signed-in=");
      const holder = token ? await authenticateAccessToken(services, token) : null;
      const viewer: Viewer | null =
        holder && (bearer ? holder : { ...holder, via: "cookie", signedInAt: services.clock.now() });
      return { services, viewer, requestId, caller: { ip } };
    },
    log: services.log,
  };
}

/** A request as a client on the network sends it, with the length of its body. */
export function request(
  path: string,
  {
    method = "POST",
    body,
    headers = {},
  }: { method?: string; body?: unknown; headers?: Record<string, string> } = {},
): Request {
  const text = body === undefined ? undefined : typeof body === "string" ? body : JSON.stringify(body);
  const bodyHeaders: Record<string, string> =
    text === undefined
      ? {}
      : { "content-type": "application/json", "content-length": String(Buffer.byteLength(text)) };
  return new Request(new URL(path, publicUrl), {
    method,
    body: text,
    headers: { ...bodyHeaders, ...headers },
  });
}
