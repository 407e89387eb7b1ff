import type { SignalPayload } from "@paygo/contracts";
import type { SignalTransport } from "../peer-room/signal-transport.ts";

export interface SignalMessage {
  fromUid: number;
  toUid: number | null;
  payload: SignalPayload;
}

interface Subscriber {
  uid: number;
  onMessage(message: { fromUid: number; payload: SignalPayload }): void;
}

/** The server's mailbox: delivers to everybody meant, one's own broadcasts too, in order. */
export class FakeSignalling {
  readonly sent: SignalMessage[] = [];
  /** Whose page is running at the moment; null outside a delivery. */
  currentUid: number | null = null;
  readonly #subscribers = new Set<Subscriber>();
  #isLost: (message: SignalMessage) => boolean = () => false;
  #failure: (() => Error) | null = null;

  /** Messages for which this is true are accepted and never arrive. */
  lose(isLost: (message: SignalMessage) => boolean): void {
    this.#isLost = isLost;
  }

  /** Messages wait until the returned function is called, so that they cross each other. */
  hold(): () => void {
    const held: SignalMessage[] = [];
    this.#isLost = (message) => {
      held.push(message);
      return true;
    };
    return () => {
      this.#isLost = () => false;
      for (const message of held) this.deliver(message);
    };
  }

  fail(failure: (() => Error) | null): void {
    this.#failure = failure;
  }

  transportOf(uid: number): SignalTransport {
    return {
      send: async ({ toUid, payload }) => {
        if (this.#failure) throw this.#failure();
        const message = { fromUid: uid, toUid, payload };
        this.sent.push(message);
        if (!this.#isLost(message)) this.deliver(message);
      },
      subscribe: (onMessage) => {
        const subscriber = { uid, onMessage };
        this.#subscribers.add(subscriber);
        return () => void this.#subscribers.delete(subscriber);
      },
    };
  }

  /** Also for messages that nobody in the room would send: stale, repeated, forged. */
  deliver({ fromUid, toUid, payload }: SignalMessage): void {
    for (const subscriber of this.#subscribers) {
      if (toUid !== null && toUid !== subscriber.uid) continue;
      queueMicrotask(() => {
        if (!this.#subscribers.has(subscriber)) return;
        this.currentUid = subscriber.uid;
        subscriber.onMessage({ fromUid, payload });
        this.currentUid = null;
      });
    }
  }

  /** The page of `uid` is gone without a word. */
  silence(uid: number): void {
    for (const subscriber of this.#subscribers)
      if (subscriber.uid === uid) this.#subscribers.delete(subscriber);
  }
}
