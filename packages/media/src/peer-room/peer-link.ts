import type { SignalPayload } from "@paygo/contracts";
import type { BrowserTrack } from "../browser-capture.ts";
import type { OutgoingMedia, ProviderPeer } from "../room-provider.ts";
import { type LinkPayload, Negotiation } from "./negotiation.ts";
import { type LinkSample, sampleLink } from "./quality.ts";
import { Recovery } from "./recovery.ts";
import { SendingStateChannel } from "./sending-state.ts";

type LinkMessage = Extract<SignalPayload, { kind: "description" | "candidate" }>;

export interface PeerLinkOptions {
  readonly uid: number;
  /** Theirs: one stay of theirs in the room, on one page load. */
  readonly instance: string;
  readonly isPolite: boolean;
  /** Made by `createOfferer` for `offer`, by `createConnection` to wait for theirs. */
  readonly connection: RTCPeerConnection;
  readonly media: OutgoingMedia<BrowserTrack>;
  send(payload: LinkPayload): void;
  onChange(): void;
}

/**
 * The connection to one peer. It always has one audio and one video transceiver in both directions, so that
 * muting, switching the camera and pausing are `replaceTrack` and never negotiate.
 */
export class PeerLink {
  readonly uid: number;
  readonly instance: string;
  readonly #isPolite: boolean;
  readonly #onChange: () => void;
  readonly #connection: RTCPeerConnection;
  readonly #negotiation: Negotiation;
  readonly #recovery: Recovery;
  #sending: SendingStateChannel | null = null;
  #media: OutgoingMedia<BrowserTrack>;
  #senders: RTCRtpSender[] = [];
  #received: { audio: MediaStreamTrack | null; video: MediaStreamTrack | null } = {
    audio: null,
    video: null,
  };

  constructor({ uid, instance, isPolite, connection, media, send, onChange }: PeerLinkOptions) {
    this.uid = uid;
    this.instance = instance;
    this.#isPolite = isPolite;
    this.#media = media;
    this.#onChange = onChange;
    this.#connection = connection;
    this.#negotiation = new Negotiation({ connection, isPolite, send, beforeAnswer: () => this.#adopt() });
    this.#recovery = new Recovery({ isPolite, retry: () => this.#retry() });
    connection.addEventListener("connectionstatechange", () => {
      this.#recovery.onState(connection.connectionState);
      onChange();
    });
  }

  get isConnected(): boolean {
    return this.#connection.connectionState === "connected";
  }

  /**
   * The other side offered at the same time as we did, nothing is agreed yet, and it is for us to yield. A fresh
   * link is cleaner than a rollback, which would leave our transceivers behind without a place in their offer.
   */
  mustYieldTo(message: LinkMessage): boolean {
    const isFirstOffer = this.#connection.remoteDescription === null && this.#negotiation.isOfferPending;
    return this.#isPolite && isFirstOffer && message.kind === "description" && message.type === "offer";
  }

  offer(): void {
    this.#adopt();
    this.#recovery.onFirstOffer();
    void this.#negotiation.offer();
  }

  receive(message: LinkMessage): void {
    this.#negotiation.receive(message);
  }

  async setMedia(media: OutgoingMedia<BrowserTrack>): Promise<void> {
    this.#media = media;
    this.#sending?.tell({
      hasAudio: media.microphone?.mediaStreamTrack.enabled ?? false,
      hasVideo: media.camera !== null,
    });
    const [audio, video] = this.#senders;
    // Rejects only when the connection was closed meanwhile.
    await Promise.allSettled([
      audio?.replaceTrack(media.microphone?.mediaStreamTrack ?? null),
      video?.replaceTrack(media.camera?.mediaStreamTrack ?? null),
    ]);
  }

  setIceServers(iceServers: RTCIceServer[]): void {
    this.#connection.setConfiguration({ iceServers, bundlePolicy: "max-bundle" });
  }

  toPeer(): ProviderPeer {
    const { audio, video } = this.#received;
    const theirs = this.#sending?.theirs;
    return {
      uid: this.uid,
      isConnected: this.isConnected,
      hasAudio: this.isConnected && (theirs?.hasAudio ?? audio?.muted === false),
      hasVideo: this.isConnected && (theirs?.hasVideo ?? video?.muted === false),
      audioTrack: audio,
      videoTrack: video,
    };
  }

  async sample(): Promise<LinkSample> {
    return sampleLink(await this.#connection.getStats());
  }

  close(): void {
    this.#recovery.stop();
    this.#connection.close();
  }

  /** Fills in our half of the two transceivers, whoever created them. */
  #adopt(): void {
    if (this.#sending) return;
    this.#sending = new SendingStateChannel(this.#connection, this.#onChange);
    const transceivers = this.#connection.getTransceivers();
    const [audio, video] = (["audio", "video"] as const).map((kind) =>
      transceivers.find(({ receiver }) => receiver.track.kind === kind),
    );
    if (!audio || !video) return;
    for (const transceiver of [audio, video]) {
      transceiver.direction = "sendrecv";
      transceiver.receiver.track.addEventListener("mute", this.#onChange);
      transceiver.receiver.track.addEventListener("unmute", this.#onChange);
    }
    this.#senders = [audio.sender, video.sender];
    this.#received = { audio: audio.receiver.track, video: video.receiver.track };
    void this.setMedia(this.#media);
    this.#onChange();
  }

  #retry(): void {
    if (this.#negotiation.isOfferPending) this.#negotiation.resendOffer();
    else this.#connection.restartIce();
  }
}
