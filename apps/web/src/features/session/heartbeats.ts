import type { Heartbeat } from "@paygo/contracts";
import { type ApiFailure, readFailure } from "../../trpc/errors.ts";
import type { RoomApi } from "./room-api.ts";
import { readLocalMs, type ServerClock } from "./server-clock.ts";

/** As design section 3 asks for. */
const EVERY_MS = 5_000;
const GIVE_UP_AFTER_MS = 9_000;

export interface HeartbeatsOptions {
  api: Pick<RoomApi, "heartbeat">;
  clock: Pick<ServerClock, "observe">;
  onAnswer: (beat: Heartbeat) => void;
  onFailure: (failure: ApiFailure) => void;
}

/** Evidence for the meter: sent while, and only while, media is connected; the first at once. */
export class Heartbeats {
  readonly #options: HeartbeatsOptions;
  #timer: ReturnType<typeof setInterval> | undefined;
  /** The connection, counted from 1, whose beginning the server has acknowledged. */
  #connection = 0;
  #acknowledged = 0;

  constructor(options: HeartbeatsOptions) {
    this.#options = options;
  }

  setConnected(isConnected: boolean): void {
    if (!isConnected) {
      clearInterval(this.#timer);
      this.#timer = undefined;
      return;
    }
    if (this.#timer !== undefined) return;
    this.#connection += 1;
    this.#timer = setInterval(() => void this.#beat(), EVERY_MS);
    void this.#beat();
  }

  /** Somebody wants to know now: the session is about to be billed. */
  prove(): void {
    if (this.#timer !== undefined) void this.#beat(true);
  }

  /** One slow answer does not hold up the next heartbeat: each is evidence of its own. */
  async #beat(isAsked = false): Promise<void> {
    const { api, clock, onAnswer, onFailure } = this.#options;
    const sentAtMs = readLocalMs();
    const connection = this.#connection;
    try {
      const beat = await api.heartbeat(
        // Said until it was heard: were it lost, the next one would make the gap billable.
        { isResumed: connection !== this.#acknowledged, isAsked },
        AbortSignal.timeout(GIVE_UP_AFTER_MS),
      );
      this.#acknowledged = Math.max(this.#acknowledged, connection);
      clock.observe({ serverMs: Date.parse(beat.now), sentAtMs, receivedAtMs: readLocalMs() });
      onAnswer(beat);
    } catch (error) {
      onFailure(readFailure(error));
    }
  }
}
