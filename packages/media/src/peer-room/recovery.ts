/** An offer without an effect after this long was probably lost. */
const ANSWER_MS = 3_000;
/** ICE often recovers from "disconnected" by itself: https://www.w3.org/TR/webrtc/#dom-rtcpeerconnectionstate */
const DISCONNECTED_MS = 2_000;
const MAX_BACKOFF_MS = 15_000;

/** Decides when to try again to connect: at growing intervals, for as long as the link lives. */
export class Recovery {
  readonly #retry: () => void;
  readonly #isPolite: () => boolean;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #attempts = 0;

  constructor({ isPolite, retry }: { isPolite: () => boolean; retry: () => void }) {
    this.#isPolite = isPolite;
    this.#retry = retry;
  }

  /** An offer is on its way for the first time. */
  onFirstOffer(): void {
    this.#schedule(ANSWER_MS);
  }

  onState(state: RTCPeerConnectionState): void {
    switch (state) {
      case "connected":
      case "closed":
        this.stop();
        break;
      case "disconnected":
        this.#schedule(DISCONNECTED_MS);
        break;
      case "failed":
        this.#schedule(this.#attempts === 0 ? 0 : this.#backoffMs());
        break;
      case "new":
      case "connecting":
        break;
      default:
        state satisfies never;
    }
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#attempts = 0;
  }

  #schedule(delayMs: number): void {
    clearTimeout(this.#timer);
    // The polite side waits a little longer, so that both do not start over at the same moment.
    const patience = this.#isPolite() ? 1.5 : 1;
    this.#timer = setTimeout(() => {
      this.#attempts += 1;
      this.#schedule(this.#backoffMs());
      this.#retry();
    }, delayMs * patience);
  }

  #backoffMs(): number {
    return Math.min(2 ** this.#attempts * 2_000, MAX_BACKOFF_MS);
  }
}
