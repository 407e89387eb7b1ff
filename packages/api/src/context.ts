import type { ServiceContext, Viewer } from "@paygo/services";

/** What a procedure knows about the request that it answers. */
export interface ApiContext {
  services: ServiceContext;
  /** Who asks, as proved by a sign-in cookie or an access token; null is anonymous. */
  viewer: Viewer | null;
  /** Names this request in the log and in the error that the caller sees. */
  requestId: string;
  caller: {
    /** Address of the peer, or what a trusted proxy says it is. */
    ip: string;
  };
}
