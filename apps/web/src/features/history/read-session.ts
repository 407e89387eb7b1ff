import { cache } from "react";
import { api } from "../../trpc/server.ts";

/**
 * The session of a page, once a request. What is not the reader's to see is not found; a layout that asks
 * before the first byte is sent makes that a real 404.
 */
export const readSession = cache(async (sessionId: string) => {
  const { session } = await api((call) => call.streaming.get({ sessionId }));
  return session;
});
