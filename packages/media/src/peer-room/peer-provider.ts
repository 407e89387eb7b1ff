import type { RoomCredential, SignalPayload } from "@paygo/contracts";
import pRetry, { AbortError } from "p-retry";
import { type BrowserTrack, browserCapture } from "../browser-capture.ts";
import { RoomError } from "../room-error.ts";
import type { OutgoingMedia, ProviderConnection, ProviderEvents, RoomProvider } from "../room-provider.ts";
import { createInstance } from "./instance.ts";
import type { LinkPayload } from "./negotiation.ts";
import { type Counterpart, PeerLink } from "./peer-link.ts";
import type { PreparedAnswer } from "./prepared-answer.ts";
import { QualityMeter } from "./quality-meter.ts";
import type { SignalTransport } from "./signal-transport.ts";
import { LOOK_EVERY_MS } from "./silence.ts";
import { createConnection, createOfferer, SpareConnection } from "./spare-connection.ts";

type PeerCredential = Extract<RoomCredential, { provider: "peer" }>;

/** Devices open within this, or are waited for by a person. An offer made before them has no plain host addresses. */
const DEVICES_MS = 500;

interface PeerProviderOptions {
  readonly transport: SignalTransport;
  /** Nobody can be here yet: an offer lies ready for the first who comes. */
  readonly isFirst: boolean;
  /** The connection to a host who offered before this one came. */
  readonly prepared: PreparedAnswer | null;
}

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
  #prepared: PreparedAnswer | null;
  #isFirst: boolean;
  /** The link whose offer waits for whoever comes first. */
  #ahead: PeerLink | null = null;
  #isSayingAhead = false;
  #aheadTimer: ReturnType<typeof setTimeout> | undefined;
  #instance = "";
  #isAnnounced = false;
  #media: OutgoingMedia<BrowserTrack> = { microphone: null, camera: null };
  #stop: () => void = () => undefined;

  constructor(
    credential: PeerCredential,
    { transport, isFirst, prepared }: PeerProviderOptions,
    events: ProviderEvents,
  ) {
    this.#credential = credential;
    this.#transport = transport;
    this.#isFirst = isFirst;
    this.#prepared = prepared;
    this.#events = events;
    this.#meter = new QualityMeter(() => [...this.#links.values()], events.onQuality);
  }

  async connect(signal: AbortSignal): Promise<void> {
    if (typeof RTCPeerConnection === "undefined") throw new RoomError("browser_unsupported");
    const prepared = this.#prepared;
    this.#prepared = null;
    this.#instance = prepared?.instance ?? createInstance();
    if (prepared) this.#takeOver(prepared);
    const unsubscribe = this.#transport.subscribe(({ fromUid, payload }) => this.#receive(fromUid, payload));
    const onPageHide = () => this.#send(null, { kind: "bye", instance: this.#instance });
    globalThis.window?.addEventListener("pagehide", onPageHide);
    this.#stop = () => {
      unsubscribe();
      clearInterval(timer);
      globalThis.window?.removeEventListener("pagehide", onPageHide);
    };
    this.#meter.start();
    const timer = setInterval(() => {
      for (const link of this.#links.values()) void link.listen();
    }, LOOK_EVERY_MS);
    await this.#announce(signal);
    this.#isAnnounced = true;
    const hasDevices = this.#media.microphone !== null || this.#media.camera !== null;
    if (hasDevices) this.#offerAhead();
    else if (this.#isFirst) this.#aheadTimer = setTimeout(() => this.#offerAhead(), DEVICES_MS);
    this.#changed();
  }

  async disconnect(): Promise<void> {
    this.#stop();
    this.#meter.stop();
    this.#spare.drop();
    this.#dropAhead();
    this.#prepared?.close();
    this.#send(null, { kind: "bye", instance: this.#instance });
    for (const link of this.#links.values()) link.close();
    this.#links.clear();
    this.#reached.clear();
    this.#isAnnounced = false;
  }

  async send(media: OutgoingMedia<BrowserTrack>): Promise<void> {
    this.#media = media;
    if (media.microphone || media.camera) this.#offerAhead();
    const links = [...this.#links.values(), ...(this.#ahead ? [this.#ahead] : [])];
    await Promise.all(links.map((link) => link.setMedia(media)));
  }

  async renew(credential: RoomCredential): Promise<void> {
    if (credential.provider !== "peer") throw new RoomError("token_invalid");
    this.#credential = credential;
    this.#spare.drop();
    this.#ahead?.setIceServers(credential.iceServers);
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
        if (this.#ahead) this.#meet(this.#ahead, fromUid, payload.instance).repeatOffer();
        else this.#replaceLink(fromUid, payload.instance, this.#createOfferer()).offer();
        break;
      case "description":
      case "candidate":
        if (payload.toInstance !== this.#instance) return;
        if (this.#isAnswerAhead(fromUid, payload)) {
          if (this.#ahead) this.#meet(this.#ahead, fromUid, payload.instance).receive(payload);
          // Somebody else was first. Their connection waits for nothing but another offer.
          else this.#replaceLink(fromUid, payload.instance, this.#createOfferer()).offer();
        } else this.#linkFor(fromUid, payload).receive(payload);
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

  #isAnswerAhead(uid: number, payload: SignalPayload): boolean {
    const isAnswer = payload.kind === "description" && payload.type === "answer";
    return isAnswer && this.#links.get(uid)?.instance !== payload.instance;
  }

  /** Once a stay. What is found afterwards (candidates) is said again with the whole offer. */
  #offerAhead(): void {
    if (!this.#isFirst || !this.#isAnnounced || this.#links.size > 0) return;
    this.#isFirst = false;
    clearTimeout(this.#aheadTimer);
    this.#ahead = this.#createLink(null, this.#createOfferer());
    this.#ahead.offerAhead();
  }

  #dropAhead(): void {
    clearTimeout(this.#aheadTimer);
    this.#ahead?.close();
    this.#ahead = null;
  }

  #meet(link: PeerLink, uid: number, instance: string): PeerLink {
    this.#ahead = null;
    this.#retire(uid, instance);
    link.meet(this.#counterpart(uid, instance));
    this.#links.set(uid, link);
    this.#changed();
    return link;
  }

  /** The link that was made ready before the entry is the first one. */
  #takeOver(prepared: PreparedAnswer): void {
    const link = prepared.take({
      send: (payload) => this.#sendOver(link, payload),
      onChange: () => this.#changed(),
    });
    this.#links.set(link.uid, link);
    void link.setMedia(this.#media);
  }

  #createOfferer(): RTCPeerConnection {
    return this.#spare.take() ?? createOfferer(this.#credential.iceServers);
  }

  #replaceLink(
    uid: number,
    instance: string,
    connection = createConnection(this.#credential.iceServers),
  ): PeerLink {
    this.#dropAhead();
    this.#retire(uid, instance);
    const link = this.#createLink(this.#counterpart(uid, instance), connection);
    this.#links.set(uid, link);
    this.#changed();
    return link;
  }

  #retire(uid: number, instance: string): void {
    const former = this.#links.get(uid);
    former?.close();
    if (former && former.instance !== instance) this.#former.add(former.instance);
  }

  #counterpart(uid: number, instance: string): Counterpart {
    return { uid, instance, isPolite: this.#credential.uid < uid };
  }

  #createLink(other: Counterpart | null, connection: RTCPeerConnection): PeerLink {
    const link = new PeerLink({
      other,
      connection,
      media: this.#media,
      send: (payload) => this.#sendOver(link, payload),
      onChange: () => this.#changed(),
    });
    return link;
  }

  #sayAhead(): void {
    this.#isSayingAhead = false;
    const offer = this.#ahead?.sdpAhead ?? null;
    if (offer !== null) this.#send(null, { kind: "hello", instance: this.#instance, isReply: false, offer });
  }

  #sendOver(link: PeerLink, payload: LinkPayload): void {
    const instance = this.#instance;
    if (link === this.#ahead) {
      // Candidates come in bursts: what is said once a turn says it all.
      if (!this.#isSayingAhead) queueMicrotask(() => this.#sayAhead());
      this.#isSayingAhead = true;
    } else if (this.#links.get(link.uid) === link) {
      this.#send(link.uid, { ...payload, instance, toInstance: link.instance });
    }
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
    if (this.#isAnnounced && links.length === 0 && !this.#isFirst && !this.#ahead)
      this.#spare.prepareSoon(this.#credential.iceServers);
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
