import type { EventHint } from "@paygo/contracts";

type Listener = (hint: EventHint) => void;

/** Who listens to what, within one process. */
export function createTopics() {
  const listeners = new Map<string, Set<Listener>>();
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
      for (const listener of listeners.get(hint.topic) ?? []) listener(hint);
    },
    deliverToAll(kind: EventHint["kind"]): void {
      for (const [topic, set] of listeners) {
        for (const listener of set) listener({ topic, kind, sessionId: null });
      }
    },
  };
}
