import type { RoomCredential } from "@paygo/contracts";
import type { PreparedAnswer } from "@paygo/media";

/** What `start` or `join` gave for the room. */
export interface Entry {
  credential: RoomCredential;
  /** The connection that was made ready while it rang. */
  prepared: PreparedAnswer | null;
}

const kept = new Map<string, { entry: Entry; timer: ReturnType<typeof setTimeout> }>();
const FRESH_MS = 15_000;

/** Kept for whoever enters the room next in this tab, it saves the first frame a round trip. */
export function keepEntry(sessionId: string, entry: Entry): void {
  drop(takeEntry(sessionId));
  const timer = setTimeout(() => drop(takeEntry(sessionId)), FRESH_MS);
  kept.set(sessionId, { entry, timer });
}

/** Takes what was kept, once; null when there is nothing or it has become old. */
export function takeEntry(sessionId: string): Entry | null {
  const found = kept.get(sessionId);
  kept.delete(sessionId);
  clearTimeout(found?.timer);
  return found?.entry ?? null;
}

function drop(entry: Entry | null): void {
  entry?.prepared?.close();
}
