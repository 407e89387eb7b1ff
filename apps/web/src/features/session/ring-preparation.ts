import type { PreparedAnswer, prepareAnswer } from "@paygo/media";
import type { RouterOutputs } from "../../trpc/client.ts";

type Ring = RouterOutputs["streaming"]["prepare"];

/** An answer that is nearly made is sooner there than one that is begun after it. */
const PATIENCE_MS = 80;

interface Sources {
  /** What the server says about the ring. */
  read: () => Promise<Ring>;
  prepareAnswer: typeof prepareAnswer;
}

/**
 * Makes a called vendor's half of the connection ready while it rings, from the offer that the customer's browser
 * left. Where that is not possible or not in time, the room connects in the usual way after the answer.
 */
export class RingPreparation {
  readonly #sources: Sources;
  #prepared: PreparedAnswer | null = null;
  #looking: Promise<void> | null = null;
  #mustLookAgain = false;
  #isOver = false;

  constructor(sources: Sources) {
    this.#sources = sources;
  }

  /** The customer's offer may be there, or another one. Never rejects. */
  look(): Promise<void> {
    this.#mustLookAgain = true;
    this.#looking ??= this.#lookOn();
    return this.#looking;
  }

  /** Gives away what was made ready, if anything, or is within a moment; nothing is prepared afterwards. */
  async take(): Promise<PreparedAnswer | null> {
    if (!this.#prepared && this.#looking) {
      await Promise.race([this.#looking, new Promise((resolve) => setTimeout(resolve, PATIENCE_MS))]);
    }
    return this.#giveAway();
  }

  close(): void {
    this.#giveAway()?.close();
  }

  #giveAway(): PreparedAnswer | null {
    const prepared = this.#prepared;
    this.#prepared = null;
    this.#isOver = true;
    return prepared;
  }

  async #lookOn(): Promise<void> {
    while (this.#mustLookAgain && !this.#isOver) {
      this.#mustLookAgain = false;
      // It was only to save time.
      await this.#prepare().catch(() => undefined);
    }
    this.#looking = null;
  }

  async #prepare(): Promise<void> {
    const ring = await this.#sources.read();
    const hello = lastOffer(ring);
    if (this.#isOver || !hello) return;
    if (hello.instance === this.#prepared?.theirInstance) return this.#prepared.improve(hello.offer);
    const { uid, peerUid, iceServers } = ring;
    const options = { uid, peerUid, iceServers: iceServers ?? [], ...hello };
    const prepared = await this.#sources.prepareAnswer(options);
    if (this.#isOver) return prepared.close();
    this.#prepared?.close();
    this.#prepared = prepared;
  }
}

const open = new Map<string, { preparation: RingPreparation; users: number }>();

/** One preparation for a ring, however often this tab shows it; call the returned function when it is not shown any more. */
export function openPreparation(sessionId: string, sources: Sources): () => void {
  const found = open.get(sessionId) ?? { preparation: new RingPreparation(sources), users: 0 };
  open.set(sessionId, found);
  found.users += 1;
  if (found.users === 1) void found.preparation.look();
  return () => {
    found.users -= 1;
    if (found.users > 0) return;
    open.delete(sessionId);
    found.preparation.close();
  };
}

export const preparationOf = (sessionId: string): RingPreparation | null =>
  open.get(sessionId)?.preparation ?? null;

/** The last offer of a page that has not gone since. */
function lastOffer({ messages, iceServers }: Ring): { instance: string; offer: string } | null {
  let found: { instance: string; offer: string } | null = null;
  if (iceServers === null) return null;
  for (const { payload } of messages) {
    if (payload.kind === "hello" && payload.offer !== undefined) {
      found = { instance: payload.instance, offer: payload.offer };
    } else if (payload.kind === "bye" && payload.instance === found?.instance) found = null;
  }
  return found;
}
