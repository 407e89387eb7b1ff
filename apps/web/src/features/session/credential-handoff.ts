import type { RoomCredential } from "@paygo/contracts";

const kept = new Map<string, { credential: RoomCredential; keptAtMs: number }>();
const FRESH_MS = 15_000;

/** `start` and `join` answer with a credential; kept for the session's page, it saves the first frame a round trip. */
export function keepCredential(sessionId: string, credential: RoomCredential): void {
  kept.set(sessionId, { credential, keptAtMs: Date.now() });
}

/** Takes what was kept, once; null when there is nothing or it has become old. */
export function takeCredential(sessionId: string): RoomCredential | null {
  const found = kept.get(sessionId);
  kept.delete(sessionId);
  return found && Date.now() - found.keptAtMs < FRESH_MS ? found.credential : null;
}
