import type { SessionView } from "@paygo/contracts";
import { useEffect, useEffectEvent } from "react";
import { trpc } from "../../trpc/client.ts";
import { useHints, useSessionTopic } from "../events/event-provider.tsx";
import { useServerClock } from "./use-server-clock.ts";

const REREAD_MS = 3_000;

/** Reads the session again every few seconds while `isOn`: without media no heartbeat brings news. */
export function useRereading(sessionId: string, isOn: boolean): void {
  const utils = trpc.useUtils();
  const reread = useEffectEvent(() => void utils.streaming.get.invalidate({ sessionId }));
  useEffect(() => {
    if (!isOn) return;
    const timer = setInterval(() => reread(), REREAD_MS);
    return () => clearInterval(timer);
  }, [isOn]);
}

/** The session's truth, read again on every hint, and the server's clock. */
export function useSession(initial: SessionView) {
  const sessionId = initial.id;
  const utils = trpc.useUtils();
  const query = trpc.streaming.get.useQuery({ sessionId }, { initialData: { session: initial } });
  const { session } = query.data;
  useSessionTopic(sessionId);
  // What is left in the wallet is a part of what the meter shows.
  useHints("wallet", () => void utils.streaming.get.invalidate({ sessionId }));
  return { session, clock: useServerClock(session.now) };
}
