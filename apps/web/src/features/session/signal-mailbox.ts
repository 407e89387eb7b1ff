import type { EventHint } from "@paygo/contracts";
import { RoomError, type SignalTransport } from "@paygo/media";
import { type ApiFailure, readFailure } from "../../trpc/errors.ts";
import type { IncomingSignal, OutgoingSignal, RoomApi } from "./room-api.ts";

const MAX_BATCH = 32;
const FULL_PAGE = 200;
/** While a path is being made a lost hint must not cost a minute. */
const LOOK_EVERY_MS = 3_000;

/** Messages that came with their hint. */
export type Mail = NonNullable<EventHint["mail"]>;

interface Waiting {
  message: OutgoingSignal;
  settle: (error: Error | null) => void;
}

/**
 * The session's mailbox as a signal transport. What is sent goes out in its order, one request at a time, and
 * what arrives is handed on in the order of its numbers, each once.
 */
export class SignalMailbox implements SignalTransport {
  readonly #api: Pick<RoomApi, "send" | "read">;
  readonly #onRefused: (failure: ApiFailure) => void;
  readonly #listeners = new Set<(message: { fromUid: number; payload: IncomingSignal["payload"] }) => void>();
  #waiting: Waiting[] = [];
  #isSending = false;
  #lastId = 0;
  #isReading = false;
  #mustReadAgain = false;
  #isClosed = false;
  #timer: ReturnType<typeof setInterval> | undefined;

  constructor(api: Pick<RoomApi, "send" | "read">, onRefused: (failure: ApiFailure) => void) {
    this.#api = api;
    this.#onRefused = onRefused;
  }

  readonly send: SignalTransport["send"] = (message) => {
    if (this.#isClosed) return Promise.resolve();
    // A farewell waits for nobody: the page or the place may be gone before the queue is.
    if (message.payload.kind === "bye") return this.#deliver([message], true);
    return new Promise((resolve, reject) => {
      this.#waiting.push({ message, settle: (error) => (error ? reject(error) : resolve()) });
      void this.#flush();
    });
  };

  readonly subscribe: SignalTransport["subscribe"] = (onMessage) => {
    this.#listeners.add(onMessage);
    void this.read();
    return () => this.#listeners.delete(onMessage);
  };

  /** Reads on its own for as long as there is no path to the other side. */
  setSearching(isSearching: boolean): void {
    if (isSearching) this.#timer ??= setInterval(() => void this.read(), LOOK_EVERY_MS);
    else {
      clearInterval(this.#timer);
      this.#timer = undefined;
    }
  }

  /** Nothing goes out any more, not even a farewell. */
  close(): void {
    this.#isClosed = true;
  }

  /** Takes messages that came with their hint, unless something before them is missing. */
  take({ afterId, messages }: Mail): void {
    if (afterId > this.#lastId || this.#listeners.size === 0) void this.read();
    else for (const message of messages) this.#receive(message);
  }

  /** Reads what is new. Never rejects. */
  async read(): Promise<void> {
    this.#mustReadAgain = true;
    if (this.#isReading || this.#listeners.size === 0) return;
    this.#isReading = true;
    while (this.#mustReadAgain && this.#listeners.size > 0) {
      this.#mustReadAgain = false;
      try {
        const messages = await this.#api.read(this.#lastId);
        for (const message of messages) this.#receive(message);
        if (messages.length >= FULL_PAGE) this.#mustReadAgain = true;
      } catch (error) {
        // Trouble on the way is made good by the next hint or the next look.
        this.#report(error);
      }
    }
    this.#isReading = false;
  }

  #receive({ id, fromUid, payload }: IncomingSignal): void {
    if (id <= this.#lastId) return;
    this.#lastId = id;
    for (const listener of [...this.#listeners]) listener({ fromUid, payload });
  }

  async #flush(): Promise<void> {
    if (this.#isSending) return;
    this.#isSending = true;
    while (this.#waiting.length > 0) {
      // What is said in one go (an offer and its first candidates) travels in one request.
      await Promise.resolve();
      const batch = this.#waiting.splice(0, MAX_BATCH);
      const error = await this.#deliver(
        batch.map(({ message }) => message),
        false,
      ).then(
        () => null,
        (reason: unknown) => (reason instanceof Error ? reason : new Error("not delivered")),
      );
      for (const { settle } of batch) settle(error);
    }
    this.#isSending = false;
  }

  async #deliver(messages: OutgoingSignal[], isParting: boolean): Promise<void> {
    try {
      await this.#api.send(messages, isParting);
    } catch (error) {
      if (!isParting && this.#report(error)) throw new RoomError("removed", { cause: error });
      throw error;
    }
  }

  /** Whether the server refuses for good; whoever listens is told. */
  #report(error: unknown): boolean {
    const failure = readFailure(error);
    const isRefused = failure.code === "room_elsewhere" || failure.code === "session_not_open";
    if (isRefused) this.#onRefused(failure);
    return isRefused;
  }
}
