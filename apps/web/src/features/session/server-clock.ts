interface Sample {
  offsetMs: number;
  /** The true offset is within this much of `offsetMs`. */
  uncertaintyMs: number;
}

export interface ClockReading {
  /** What the server's clock said, epoch milliseconds. */
  serverMs: number;
  /** Local times of question and answer; `sentAtMs` is null when nobody noted it. */
  sentAtMs: number | null;
  receivedAtMs: number;
}

const KEPT_SAMPLES = 8;
const UNNOTED_UNCERTAINTY_MS = 3_000;

/** Local time that no correction of the system clock moves, epoch milliseconds. */
export function readLocalMs(): number {
  return performance.timeOrigin + performance.now();
}

/**
 * The server's clock as this browser knows it. The server looked at its clock somewhere between question and
 * answer, so half the round trip is the best guess and the quickest answer the best witness (RFC 5905, §8).
 */
export class ServerClock {
  readonly #readLocalMs: () => number;
  #samples: Sample[] = [];
  #offsetMs = 0;

  constructor(readLocal: () => number = readLocalMs) {
    this.#readLocalMs = readLocal;
  }

  observe({ serverMs, sentAtMs, receivedAtMs }: ClockReading): void {
    const tripMs = sentAtMs === null ? null : Math.max(0, receivedAtMs - sentAtMs);
    const sample: Sample = {
      offsetMs: serverMs + (tripMs ?? 0) / 2 - receivedAtMs,
      uncertaintyMs: tripMs === null ? UNNOTED_UNCERTAINTY_MS : tripMs / 2,
    };
    // What contradicts the newest sample is from before a sleep or a correction of the clock.
    const agreeing = this.#samples.filter(
      (former) =>
        Math.abs(former.offsetMs - sample.offsetMs) <= former.uncertaintyMs + sample.uncertaintyMs + 50,
    );
    this.#samples = [...agreeing, sample].slice(-KEPT_SAMPLES);
    const best = this.#samples.reduce((a, b) => (b.uncertaintyMs < a.uncertaintyMs ? b : a));
    this.#offsetMs = best.offsetMs;
  }

  /** Server time now, epoch milliseconds. */
  nowMs(): number {
    return this.#readLocalMs() + this.#offsetMs;
  }
}

/** One tab, one server: what any answer says about its clock serves the whole tab. */
export const serverClock = new ServerClock();
