import type { RoomCredential, SignalPayload } from "@paygo/contracts";
import pRetry, { AbortError } from "p-retry";
import { type BrowserTrack, browserCapture } from "../browser-capture.ts";
import { RoomError } from "../room-error.ts";
import type { OutgoingMedia, ProviderConnection, ProviderEvents, RoomProvider } from "../room-provider.ts";
import { PeerLink } from "./peer-link.ts";
import { QualityMeter } from "./quality-meter.ts";
import type { SignalTransport } from "./signal-transport.ts";
import { createConnection, createOfferer, SpareConnection } from "./spare-connection.ts";

type PeerCredential = Extract<RoomCredential, { provider: "peer" }>;

/** WebRTC from browser to browser: one link to each peer, made and mended by messages over the transport. */
export class PeerProvider implements RoomProvider<BrowserTrack> {
  readonly capture = browserCapture;
  readonly #transport: SignalTransport;
  readonly #events: ProviderEvents;
  readonly #meter: QualityMeter;
  readonly #spare = new SpareConnection();
  readonly #links = new Map<number, PeerLink>();
  /** Instances that are over. What still arrives from them must not bring them back. */
  readonly #former = new Set<string>();
  /** Peers that were reached before: being without them is a reconnect. */
  readonly #reached = new Set<number>();
  #credential: PeerCredential;
  #instance = "";
  #isAnnounced = false;
  #media: OutgoingMedia<BrowserTrack> = { microphone: null, camera: null };
  #stop: () => void = () => undefined;

  constructor(credential: PeerCredential, transport: SignalTransport, events: ProviderEvents) {
    this.#credential = credential;
    this.#transport = transport;
    this.#events = events;
    this.#meter = new QualityMeter(() => [...this.#links.values()], events.onQuality);
  }

  async connect(signal: AbortSignal): Promise<void> {
    if (typeof RTCPeerConnection === "undefined") throw new RoomError("browser_unsupported");
    this.#instance = createInstance();
    const unsubscribe = this.#transport.subscribe(({ fromUid, payload }) => this.#receive(fromUid, payload));
    const onPageHide = () => this.#send(null, { kind: "bye", instance: this.#instance });
    globalThis.window?.addEventListener("pagehide", onPageHide);
    this.#stop = () => {
      unsubscribe();
      globalThis.window?.removeEventListener("pagehide", onPageHide);
    };
    this.#meter.start();
    await this.#announce(signal);
    this.#isAnnounced = true;
    this.#changed();
  }

  async disconnect(): Promise<void> {
    this.#stop();
    this.#meter.stop();
    this.#spare.drop();
    this.#send(null, { kind: "bye", instance: this.#instance });
    for (const link of this.#links.values()) link.close();
    this.#links.clear();
    this.#reached.clear();
    this.#isAnnounced = false;
  }

  async send(media: OutgoingMedia<BrowserTrack>): Promise<void> {
    this.#media = media;
    await Promise.all([...this.#links.values()].map((link) => link.setMedia(media)));
  }

  async renew(credential: RoomCredential): Promise<void> {
    if (credential.provider !== "peer") throw new RoomError("token_invalid");
    this.#credential = credential;
    this.#spare.drop();
    for (const link of this.#links.values()) link.setIceServers(credential.iceServers);
    this.#changed();
  }

  /** Nobody can find us before this has arrived, so it is repeated for about a minute. */
  async #announce(signal: AbortSignal): Promise<void> {
    const hello = { kind: "hello", instance: this.#instance, isReply: false } as const;
    const attempt = () =>
      this.#transport.send({ toUid: null, payload: hello }).catch((error) => {
        throw error instanceof RoomError
          ? new AbortError(error)
          : new Error("not delivered", { cause: error });
      });
    try {
      await pRetry(attempt, { retries: 12, minTimeout: 300, maxTimeout: 8_000, signal });
    } catch (error) {
      throw error instanceof RoomError ? error : new RoomError("network", { cause: error });
    }
  }

  #receive(fromUid: number, payload: SignalPayload): void {
    if (fromUid === this.#credential.uid || this.#former.has(payload.instance)) return;
    switch (payload.kind) {
      case "hello":
        if (this.#links.get(fromUid)?.instance === payload.instance) return;
        // They cannot know us yet: the offer goes out at once, and is our hello too.
        this.#replaceLink(fromUid, payload.instance, this.#createOfferer()).offer();
        break;
      case "description":
      case "candidate":
        if (payload.toInstance === this.#instance) this.#linkFor(fromUid, payload).receive(payload);
        break;
      case "bye":
        this.#former.add(payload.instance);
        if (this.#links.get(fromUid)?.instance !== payload.instance) return;
        this.#links.get(fromUid)?.close();
        this.#links.delete(fromUid);
        this.#changed();
        break;
      default:
        payload satisfies never;
    }
  }

  #linkFor(uid: number, payload: Extract<SignalPayload, { kind: "description" | "candidate" }>): PeerLink {
    const link = this.#links.get(uid);
    const isUsable = link?.instance === payload.instance && !link.mustYieldTo(payload);
    return isUsable ? link : this.#replaceLink(uid, payload.instance);
  }

  #createOfferer(): RTCPeerConnection {
    return this.#spare.take() ?? createOfferer(this.#credential.iceServers);
  }

  #replaceLink(
    uid: number,
    instance: string,
    connection = createConnection(this.#credential.iceServers),
  ): PeerLink {
    const former = this.#links.get(uid);
    former?.close();
    if (former && former.instance !== instance) this.#former.add(former.instance);
    const link = new PeerLink({
      uid,
      instance,
      isPolite: this.#credential.uid < uid,
      connection,
      media: this.#media,
      send: (payload) => {
        const addressed = { ...payload, instance: this.#instance, toInstance: instance };
        if (this.#links.get(uid) === link) this.#send(uid, addressed);
      },
      onChange: () => this.#changed(),
    });
    this.#links.set(uid, link);
    this.#changed();
    return link;
  }

  #send(toUid: number | null, payload: SignalPayload): void {
    this.#transport.send({ toUid, payload }).catch((error: unknown) => {
      // Lost messages are made good by `Recovery`.
      if (error instanceof RoomError && this.#isAnnounced) this.#events.onFatal(error.code);
    });
  }

  #changed(): void {
    const links = [...this.#links.values()];
    for (const link of links) if (link.isConnected) this.#reached.add(link.uid);
    if (this.#isAnnounced && links.length === 0) this.#spare.prepareSoon(this.#credential.iceServers);
    this.#events.onChange(
      this.#connection(links),
      links.map((link) => link.toPeer()),
    );
  }

  #connection(links: readonly PeerLink[]): ProviderConnection {
    const missing = links.filter(({ isConnected }) => !isConnected);
    if (missing.some(({ uid }) => this.#reached.has(uid))) return "reconnecting";
    return this.#isAnnounced && missing.length === 0 ? "connected" : "connecting";
  }
}

/** Not `randomUUID`, which plain-http pages on a LAN do not have. */
function createInstance(): string {
  return [...crypto.getRandomValues(new Uint32Array(4))].map((part) => part.toString(36)).join("");
}
