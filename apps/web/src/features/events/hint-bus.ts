import type { EventHint } from "@paygo/contracts";

export type HintKind = EventHint["kind"];

/** Hands each hint to everybody in this tab who listens. */
export interface HintBus {
  publish(hint: EventHint): void;
  subscribe(onHint: (hint: EventHint) => void): () => void;
}

export function createHintBus(): HintBus {
  const listeners = new Set<(hint: EventHint) => void>();
  return {
    publish: (hint) => {
      for (const listener of listeners) listener(hint);
    },
    subscribe: (onHint) => {
      listeners.add(onHint);
      return () => listeners.delete(onHint);
    },
  };
}
