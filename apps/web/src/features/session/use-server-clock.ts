import { useEffect } from "react";
import { readLocalMs, type ServerClock, serverClock } from "./server-clock.ts";

/** The server's clock, told of the `now` of an answer whose sending nobody noted. */
export function useServerClock(now: string): ServerClock {
  useEffect(() => {
    serverClock.observe({ serverMs: Date.parse(now), sentAtMs: null, receivedAtMs: readLocalMs() });
  }, [now]);
  return serverClock;
}
