import type { EventHint } from "@paygo/contracts";

type Listener = (hint: EventHint) => void;

/** Who listens to what, within one process. A listener that throws keeps no other from its hint. */
export function createTopics(onBroken: (error: unknown) => void) {
  const listeners = new Map<string, Set<Listener>>();
  const tell = (listener: Listener, hint: EventHint): void => {
    try {
      listener(hint);
    } catch (error) {
      onBroken(error);
    }
  };
  return {
    subscribe(topics: readonly string[], onHint: Listener): () => void {
      for (const topic of topics) {
        const set = listeners.get(topic) ?? new Set();
        listeners.set(topic, set.add(onHint));
      }
      return () => {
        for (const topic of topics) {
          const set = listeners.get(topic);
          set?.delete(onHint);
          if (set?.size === 0) listeners.delete(topic);
        }
      };
    },
    deliver(hint: EventHint): void {
      for (const listener of listeners.get(hint.topic) ?? []) tell(listener, hint);
    },
    deliverToAll(kind: EventHint["kind"]): void {
      for (const [topic, set] of listeners) {
        for (const listener of set) tell(listener, { topic, kind, sessionId: null });
      }
    },
  };
}
