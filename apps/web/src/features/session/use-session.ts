import type { SessionView } from "@paygo/contracts";
import { useEffect, useState } from "react";
import { trpc } from "../../trpc/client.ts";
import { useHints, useSessionTopic } from "../events/event-provider.tsx";
import { readLocalMs, ServerClock } from "./server-clock.ts";

/** The session's truth, read again on every hint, and the server's clock. */
export function useSession(initial: SessionView) {
  const sessionId = initial.id;
  const [clock] = useState(() => new ServerClock());
  const utils = trpc.useUtils();
  const query = trpc.streaming.get.useQuery({ sessionId }, { initialData: { session: initial } });
  const { session } = query.data;
  useSessionTopic(sessionId);
  // What is left in the wallet is a part of what the meter shows.
  useHints("wallet", () => void utils.streaming.get.invalidate({ sessionId }));
  useEffect(() => {
    clock.observe({ serverMs: Date.parse(session.now), sentAtMs: null, receivedAtMs: readLocalMs() });
  }, [clock, session.now]);
  return { session, clock };
}
