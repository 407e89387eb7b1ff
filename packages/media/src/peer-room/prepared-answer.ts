import type { RoomCredential, SignalPayload } from "@paygo/contracts";
import { createInstance } from "./instance.ts";
import type { LinkPayload } from "./negotiation.ts";
import { PeerLink } from "./peer-link.ts";
import { createConnection } from "./spare-connection.ts";

const CANDIDATE = /^a=(candidate:\S.*?)\r?$/gm;

/** Less than the messages cost that an answer with the first request saves. */
const PATIENCE_MS = 80;

export interface PrepareAnswerOptions {
  /** One's own, and the uid of the host who offered. */
  readonly uid: number;
  readonly peerUid: number;
  readonly iceServers: Extract<RoomCredential, { provider: "peer" }>["iceServers"];
  /** Of the host who waits: who they are, and what they offer to whoever comes. */
  readonly instance: string;
  readonly offer: string;
}

interface LinkEvents {
  send(payload: LinkPayload): void;
  onChange(): void;
}

/**
 * The half of a connection that a called person's browser can make before they answer. Nothing of it leaves the
 * browser, and no packet goes to the other side, until `begin`. Either a room takes it over or `close` ends it.
 */
export class PreparedAnswer {
  /** The name of the stay that this connection will belong to. */
  readonly instance = createInstance();
  /** Of the host who offered. */
  readonly theirInstance: string;
  readonly #peerUid: number;
  readonly #link: PeerLink;
  #offer: string;
  #unsent: LinkPayload[] = [];
  #hasBegun = false;
  readonly #made = Promise.withResolvers<void>();
  #events: LinkEvents = {
    send: (payload) => {
      this.#unsent.push(payload);
      this.#made.resolve();
    },
    onChange: () => undefined,
  };

  constructor({ uid, peerUid, iceServers, instance, offer }: PrepareAnswerOptions) {
    this.#peerUid = peerUid;
    this.theirInstance = instance;
    this.#offer = offer;
    this.#link = new PeerLink({
      other: { uid: peerUid, instance, isPolite: uid < peerUid },
      connection: createConnection(iceServers),
      media: { microphone: null, camera: null },
      send: (payload) => this.#events.send(payload),
      onChange: () => this.#events.onChange(),
    });
    // Without their addresses the browser has nobody to knock at before the answer.
    const sdp = offer.replace(/^a=(candidate:|end-of-candidates).*\r?\n/gm, "");
    this.#link.receive({ kind: "description", instance, toInstance: this.instance, type: "offer", sdp });
  }

  /** The same host found more ways to be reached. */
  improve(offer: string): void {
    this.#offer = offer;
  }

  /**
   * The person answers: connects, and gives what the other side must hear, for the mailbox. Waits a moment for an
   * answer that is only just being made; what comes later goes by the room.
   */
  async begin(): Promise<{ toUid: number; payload: SignalPayload }[]> {
    if (!this.#hasBegun) this.#connect();
    if (this.#unsent.length === 0) {
      await Promise.race([this.#made.promise, new Promise((resolve) => setTimeout(resolve, PATIENCE_MS))]);
    }
    return this.#unsent.splice(0).map((payload) => ({
      toUid: this.#peerUid,
      payload: { ...payload, instance: this.instance, toInstance: this.theirInstance },
    }));
  }

  /** Hands the connection to a room; what is unsent goes by its way. */
  take(events: LinkEvents): PeerLink {
    if (!this.#hasBegun) this.#connect();
    this.#events = events;
    // Not before the room knows the link.
    for (const payload of this.#unsent.splice(0)) queueMicrotask(() => events.send(payload));
    return this.#link;
  }

  close(): void {
    this.#link.close();
  }

  #connect(): void {
    this.#hasBegun = true;
    const { theirInstance: instance, instance: toInstance } = this;
    for (const [, candidate] of this.#offer.matchAll(CANDIDATE)) {
      if (!candidate) continue;
      // All media is bundled into the first section.
      this.#link.receive({
        kind: "candidate",
        instance,
        toInstance,
        candidate,
        sdpMid: null,
        sdpMLineIndex: 0,
      });
    }
  }
}
