import type { Log } from "@paygo/services";
import type { ApiContext } from "../context.ts";
import { errorFields, readFailure } from "../failure.ts";

/** What the HTTP handlers need from the web app around them. */
export interface ApiEdge {
  /** The address of PayGo, for the origin check. */
  publicUrl: URL;
  /** Whether the request is authenticated by the sign-in cookie; an access token stands before it. */
  isCookieAuthenticated(headers: Headers): boolean;
  /** Authenticates. Throws when the database is away. */
  createContext(headers: Headers, requestId: string): Promise<ApiContext>;
  log: Pick<Log, "error" | "warn">;
}

/** Header of every answer that names the request in the log. */
export const REQUEST_ID_HEADER = "x-request-id";

export const answerHeaders = { "cache-control": "no-store", "x-content-type-options": "nosniff" };

/** Notes what is not the caller's doing. Refusals are not logged: they are answers. */
export function logFailure(log: ApiEdge["log"], requestId: string, error: unknown): void {
  const { code } = readFailure(error);
  if (code === "internal") log.error({ requestId, code, ...errorFields(error) }, "request failed");
  if (code === "unavailable") log.warn({ requestId, code, ...errorFields(error) }, "database unavailable");
}
