"use client";

import type { EventHint } from "@paygo/contracts";
import {
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useEffectEvent,
  useMemo,
  useState,
} from "react";
import { EventStream } from "./event-stream.tsx";
import { createHintBus, type HintBus, type HintKind } from "./hint-bus.ts";

interface Events {
  bus: HintBus;
  watchSession(sessionId: string): () => void;
}

const EventsContext = createContext<Events | null>(null);

/** Holds the one event stream of this tab, from the first `useHints` on, for as long as someone is signed in. */
export function EventProvider({ isSignedIn, children }: { isSignedIn: boolean; children: ReactNode }) {
  const [bus] = useState(createHintBus);
  const [sessionId, setSessionId] = useState<string | null>(null);
  const watchSession = useCallback((watched: string) => {
    setSessionId(watched);
    return () => setSessionId((current) => (current === watched ? null : current));
  }, []);
  const events = useMemo(() => ({ bus, watchSession }), [bus, watchSession]);
  return (
    <EventsContext value={events}>
      {isSignedIn ? <EventStream sessionId={sessionId} onHint={bus.publish} /> : null}
      {children}
    </EventsContext>
  );
}

function useEvents(): Events {
  const events = useContext(EventsContext);
  if (!events) throw new Error("useHints needs an EventProvider above it");
  return events;
}

/**
 * Calls `onHint` for each hint of `kinds` in this tab. Queries are invalidated already, so this is for what
 * is not a query: a ring tone, a mailbox to read. `connected` comes after every (re)connection.
 */
export function useHints(kinds: HintKind | readonly HintKind[], onHint: (hint: EventHint) => void): void {
  const { bus } = useEvents();
  const handle = useEffectEvent((hint: EventHint) => {
    if (kinds === hint.kind || (Array.isArray(kinds) && kinds.includes(hint.kind))) onHint(hint);
  });
  useEffect(() => bus.subscribe((hint) => handle(hint)), [bus]);
}

/** Adds a session's own topic to the stream for as long as the component is mounted. One session a tab. */
export function useSessionTopic(sessionId: string): void {
  const { watchSession } = useEvents();
  useEffect(() => watchSession(sessionId), [watchSession, sessionId]);
}
