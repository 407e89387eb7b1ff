import type { AgoraClient, AgoraLocalTrack, AgoraLossStats } from "../agora-room/agora-sdk.ts";
import type { FakeAgoraCloud } from "./fake-agora.ts";
import { FakeAgoraError } from "./fake-agora-error.ts";
import { FakeAgoraLocalTrack, FakeAgoraRemoteTrack } from "./fake-agora-tracks.ts";

type MediaType = "audio" | "video";
type State = "DISCONNECTED" | "CONNECTING" | "CONNECTED" | "RECONNECTING" | "DISCONNECTING";

/** A client of the SDK that refuses what the real one refuses. */
export class FakeAgoraClient implements AgoraClient {
  state: State = "DISCONNECTED";
  uid = 0;
  token = "";
  readonly published = new Set<FakeAgoraLocalTrack>();
  readonly subscribed = new Map<string, FakeAgoraRemoteTrack>();
  readonly #cloud: FakeAgoraCloud;
  #listeners: { event: string; listener: (...args: never[]) => void }[] = [];
  #abortJoin: (() => void) | null = null;

  constructor(cloud: FakeAgoraCloud) {
    this.#cloud = cloud;
  }

  async join(appId: string, channel: string, token: string | null, uid?: number | null): Promise<number> {
    if (this.state !== "DISCONNECTED") throw new FakeAgoraError("INVALID_OPERATION", "already joined");
    if (!token || !appId || !channel || !uid) throw new FakeAgoraError("INVALID_PARAMS", "join");
    this.moveTo("CONNECTING");
    this.uid = uid;
    this.token = token;
    try {
      await Promise.race([
        this.#cloud.admit(this, channel),
        new Promise<never>((_, reject) => {
          this.#abortJoin = () => reject(new FakeAgoraError("OPERATION_ABORTED", "left"));
        }),
      ]);
    } catch (error) {
      this.moveTo("DISCONNECTED", "LEAVE");
      throw error;
    }
    this.moveTo("CONNECTED");
    this.#cloud.introduce(this);
    return uid;
  }

  async leave(): Promise<void> {
    this.#abortJoin?.();
    if (this.state === "DISCONNECTED") return;
    this.#cloud.remove(this);
    this.moveTo("DISCONNECTED", "LEAVE");
  }

  async publish(tracks: AgoraLocalTrack | AgoraLocalTrack[]): Promise<void> {
    if (this.state !== "CONNECTED") throw new FakeAgoraError("INVALID_OPERATION", "publish before join");
    for (const track of ownTracks(tracks)) {
      if (track.isClosed) throw new FakeAgoraError("INVALID_LOCAL_TRACK");
      const isSecond = [...this.published].some(({ track: { kind } }) => kind === track.track.kind);
      if (isSecond) throw new FakeAgoraError("CAN_NOT_PUBLISH_MULTIPLE_VIDEO_TRACKS", track.track.kind);
      this.published.add(track);
      track.onMuted = () => this.#cloud.announceMedia(this, track);
      this.#cloud.announceMedia(this, track);
    }
  }

  async unpublish(tracks: AgoraLocalTrack | AgoraLocalTrack[] = [...this.published]): Promise<void> {
    if (this.state !== "CONNECTED") throw new FakeAgoraError("INVALID_OPERATION", "unpublish before join");
    for (const track of ownTracks(tracks)) {
      if (track.isClosed) throw new FakeAgoraError("INVALID_LOCAL_TRACK", "closed before it was unpublished");
      if (!this.published.delete(track)) throw new FakeAgoraError("INVALID_OPERATION", "not published");
      track.onMuted = () => undefined;
      this.#cloud.announceMedia(this, track);
    }
  }

  async subscribe(uid: number | string, mediaType: MediaType): Promise<FakeAgoraRemoteTrack> {
    if (this.state !== "CONNECTED") throw new FakeAgoraError("INVALID_OPERATION", "subscribe before join");
    const user = this.#cloud.others(this).find((other) => other.uid === uid);
    if (!user) throw new FakeAgoraError("INVALID_REMOTE_USER");
    if (!user.isSending(mediaType)) throw new FakeAgoraError("REMOTE_USER_IS_NOT_PUBLISHED");
    const track = new FakeAgoraRemoteTrack(mediaType);
    this.subscribed.set(`${uid} ${mediaType}`, track);
    return track;
  }

  async renewToken(token: string): Promise<void> {
    if (this.state === "DISCONNECTED") throw new FakeAgoraError("INVALID_OPERATION", "renew before join");
    if (!token) throw new FakeAgoraError("INVALID_PARAMS", "token");
    this.#cloud.checkRenewal(this, token);
    this.token = token;
  }

  getRTCStats = () => ({ RTT: 45 });
  getRemoteAudioStats = (): Record<string, AgoraLossStats> => ({});
  getRemoteVideoStats = (): Record<string, AgoraLossStats> => ({ 7: { currentPacketLossRate: 0.07 } });

  on(event: string, listener: (...args: never[]) => void): void {
    this.#listeners.push({ event, listener });
  }

  removeAllListeners(): void {
    this.#listeners = [];
  }

  /** The SDK calls listeners synchronously, with whatever it passes. */
  emit(event: string, ...args: unknown[]): void {
    for (const entry of [...this.#listeners]) {
      if (entry.event === event) (entry.listener as (...args: unknown[]) => void)(...args);
    }
  }

  moveTo(state: State, reason?: string): void {
    const previous = this.state;
    this.state = state;
    if (state !== previous) this.emit("connection-state-change", state, previous, reason);
  }

  isSending(mediaType: MediaType): boolean {
    return [...this.published].some(
      ({ track, isMuted, isClosed }) => track.kind === mediaType && !isMuted && !isClosed,
    );
  }
}

function ownTracks(tracks: AgoraLocalTrack | AgoraLocalTrack[]): FakeAgoraLocalTrack[] {
  return [tracks].flat().map((track) => {
    if (track instanceof FakeAgoraLocalTrack) return track;
    throw new FakeAgoraError("INVALID_LOCAL_TRACK", "not a track of the SDK");
  });
}
