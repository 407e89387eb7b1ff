import type { LinkSample } from "./quality.ts";

/** How often a link is looked at. Milliseconds. */
export const LOOK_EVERY_MS = 500;
/** Sound comes 50 times a second, a picture 10 times at least: after this long without either, they are gone. */
const SILENT_AFTER_MS = 1_500;

/**
 * Notices that nothing arrives any more from a peer who says that they send: a crashed page, or a dead network.
 * ICE says so only after several seconds, and until then a meter would run on. Times are milliseconds of any one
 * clock.
 */
export class Silence {
  #packets = 0;
  #heardAtMs: number | null = null;

  /** Whether the peer is silent now. Nobody is before their first packet, nor while they send nothing. */
  look({ packetsReceived }: Pick<LinkSample, "packetsReceived">, isSending: boolean, nowMs: number): boolean {
    if (packetsReceived !== this.#packets || !isSending) {
      this.#packets = packetsReceived;
      this.#heardAtMs = packetsReceived > 0 ? nowMs : null;
      return false;
    }
    return this.#heardAtMs !== null && nowMs - this.#heardAtMs > SILENT_AFTER_MS;
  }
}
