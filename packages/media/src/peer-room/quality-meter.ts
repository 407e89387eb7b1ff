import type { RoomQuality } from "../room.ts";
import type { PeerLink } from "./peer-link.ts";
import { type LinkSample, linkQuality, worstQuality } from "./quality.ts";

/** As often as Agora's `network-quality`. */
const PERIOD_MS = 2_000;

/** Reads the links' statistics while there are any. */
export class QualityMeter {
  readonly #links: () => readonly PeerLink[];
  readonly #onQuality: (quality: RoomQuality) => void;
  readonly #last = new WeakMap<PeerLink, LinkSample>();
  #timer: ReturnType<typeof setInterval> | undefined;

  constructor(links: () => readonly PeerLink[], onQuality: (quality: RoomQuality) => void) {
    this.#links = links;
    this.#onQuality = onQuality;
  }

  start(): void {
    this.stop();
    this.#timer = setInterval(() => void this.#read(), PERIOD_MS);
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  async #read(): Promise<void> {
    const links = this.#links();
    if (links.length === 0) return;
    this.#onQuality(worstQuality(await Promise.all(links.map((link) => this.#readLink(link)))));
  }

  async #readLink(link: PeerLink): Promise<RoomQuality> {
    if (!link.isConnected) return { uplink: 6, downlink: 6, rttMs: null, lossPercent: null };
    const now = await link.sample();
    const before = this.#last.get(link) ?? now;
    this.#last.set(link, now);
    return linkQuality(before, now);
  }
}
