import type { SignalPayload } from "@paygo/contracts";
import type { BrowserTrack } from "../browser-capture.ts";
import type { OutgoingMedia, ProviderPeer } from "../room-provider.ts";
import { type LinkPayload, Negotiation } from "./negotiation.ts";
import { type LinkSample, sampleLink } from "./quality.ts";
import { Recovery } from "./recovery.ts";
import { SendingStateChannel } from "./sending-state.ts";
import { Silence } from "./silence.ts";

type LinkMessage = Extract<SignalPayload, { kind: "description" | "candidate" }>;

/** Who is at the other end. */
export interface Counterpart {
  readonly uid: number;
  /** Theirs: one stay of theirs in the room, on one page load. */
  readonly instance: string;
  /** Whether this side gives way when both offer at once. */
  readonly isPolite: boolean;
}

export interface PeerLinkOptions {
  /** Null until somebody takes up an offer that was made to whoever comes first. */
  readonly other: Counterpart | null;
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
  #other: Counterpart | null;
  readonly #onChange: () => void;
  readonly #connection: RTCPeerConnection;
  readonly #negotiation: Negotiation;
  readonly #recovery: Recovery;
  #sending: SendingStateChannel | null = null;
  #media: OutgoingMedia<BrowserTrack>;
  readonly #silence = new Silence();
  #isSilent = false;
  #senders: RTCRtpSender[] = [];
  #received: { audio: MediaStreamTrack | null; video: MediaStreamTrack | null } = {
    audio: null,
    video: null,
  };

  constructor({ other, connection, media, send, onChange }: PeerLinkOptions) {
    this.#other = other;
    const isPolite = () => this.#other?.isPolite ?? false;
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

  get uid(): number {
    return this.#other?.uid ?? 0;
  }

  get instance(): string {
    return this.#other?.instance ?? "";
  }

  /** There is a path, and what the other side sends comes over it. */
  get isConnected(): boolean {
    return this.#connection.connectionState === "connected" && !this.#isSilent;
  }

  /**
   * The other side offered at the same time as we did, nothing is agreed yet, and it is for us to yield. A fresh
   * link is cleaner than a rollback, which would leave our transceivers behind without a place in their offer.
   * The same when they began anew on another connection.
   */
  mustYieldTo(message: LinkMessage): boolean {
    const isFirstOffer = this.#connection.remoteDescription === null && this.#negotiation.isOfferPending;
    if (message.kind !== "description" || message.type !== "offer") return false;
    return isFirstOffer ? (this.#other?.isPolite ?? false) : this.#isOfAnother(message.sdp);
  }

  offer(): void {
    this.#adopt();
    this.#recovery.onFirstOffer();
    void this.#negotiation.offer();
  }

  /** Makes an offer before anybody is there to take it; `meet` says who did. */
  offerAhead(): void {
    this.#adopt();
    void this.#negotiation.offer();
  }

  /** The offer that was made ahead, with the candidates found so far; null before there is one. */
  get sdpAhead(): string | null {
    return this.#negotiation.isOfferPending ? (this.#connection.localDescription?.sdp ?? null) : null;
  }

  /** Somebody came: what was offered to nobody in particular is theirs. */
  meet(other: Counterpart): void {
    this.#other = other;
    this.#recovery.onFirstOffer();
  }

  /** Says the pending offer once more, to the one who was met. */
  repeatOffer(): void {
    this.#negotiation.resendOffer();
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

  /** Looks whether the other side's media still arrives. */
  async listen(): Promise<void> {
    if (this.#connection.connectionState !== "connected") return;
    const sample = await this.sample();
    const { hasAudio = false, hasVideo = false } = this.#sending?.theirs ?? {};
    const isSilent = this.#silence.look(sample, hasAudio || hasVideo, performance.now());
    if (isSilent === this.#isSilent) return;
    this.#isSilent = isSilent;
    this.#onChange();
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

  /** A connection keeps the session id of its SDP for life: https://www.rfc-editor.org/rfc/rfc8829#section-5.2.1 */
  #isOfAnother(sdp: string): boolean {
    const known = sessionIdOf(this.#connection.remoteDescription?.sdp ?? "");
    return known !== null && known !== sessionIdOf(sdp);
  }

  #retry(): void {
    if (this.#negotiation.isOfferPending) this.#negotiation.resendOffer();
    else this.#connection.restartIce();
  }
}

function sessionIdOf(sdp: string): string | null {
  return /^o=\S+ (\S+)/m.exec(sdp)?.[1] ?? null;
}
