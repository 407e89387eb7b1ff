import type { EventHint } from "@paygo/contracts";
import type { EventHub } from "../ports.ts";

/** Keeps every hint that was given, and passes it on at once. */
export interface RecordingHub extends EventHub {
  readonly hints: EventHint[];
  /** How many subscriptions are open. */
  countSubscribers(): number;
}

/** An event hub within this process. */
export function createRecordingHub(): RecordingHub {
  const hints: EventHint[] = [];
  const subscriptions = new Set<{ topics: readonly string[]; onHint: (hint: EventHint) => void }>();
  return {
    hints,
    countSubscribers: () => subscriptions.size,
    publish(given) {
      for (const hint of given) {
        hints.push(hint);
        for (const { topics, onHint } of subscriptions) if (topics.includes(hint.topic)) onHint(hint);
      }
    },
    subscribe(topics, onHint) {
      const subscription = { topics, onHint };
      subscriptions.add(subscription);
      return () => subscriptions.delete(subscription);
    },
  };
}
