import type { PreparedAnswer, prepareAnswer } from "@paygo/media";
import type { RouterOutputs } from "../../trpc/client.ts";

type Ring = RouterOutputs["streaming"]["prepare"];

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
  /** Rises with every look: only the last one counts. */
  #turn = 0;
  #isOver = false;

  constructor(sources: Sources) {
    this.#sources = sources;
  }

  /** The customer's offer may be there, or another one. Never rejects. */
  async look(): Promise<void> {
    const turn = ++this.#turn;
    try {
      const ring = await this.#sources.read();
      const hello = lastOffer(ring);
      if (this.#isOver || turn !== this.#turn || !hello) return;
      if (hello.instance === this.#prepared?.theirInstance) return this.#prepared.improve(hello.offer);
      const { uid, peerUid, iceServers } = ring;
      const prepared = await this.#sources.prepareAnswer({
        uid,
        peerUid,
        iceServers: iceServers ?? [],
        ...hello,
      });
      if (this.#isOver || turn !== this.#turn) return prepared.close();
      this.#prepared?.close();
      this.#prepared = prepared;
    } catch {
      // It was only to save time.
    }
  }

  /** Gives away what was made ready, if anything; nothing is prepared afterwards. */
  take(): PreparedAnswer | null {
    const prepared = this.#prepared;
    this.#prepared = null;
    this.#isOver = true;
    return prepared;
  }

  close(): void {
    this.take()?.close();
  }
}

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
