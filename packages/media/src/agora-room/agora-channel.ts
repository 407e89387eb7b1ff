import type { RoomCredential } from "@paygo/contracts";
import type { NetworkQuality } from "agora-rtc-sdk-ng";
import type { NetworkGrade, RoomQuality } from "../room.ts";
import { RoomError } from "../room-error.ts";
import type { OutgoingMedia, ProviderPeer } from "../room-provider.ts";
import type { AgoraTrack } from "./agora-capture.ts";
import { channelErrorCode, disconnectErrorCode, isTokenRefused } from "./agora-errors.ts";
import { AgoraPeers } from "./agora-peers.ts";
import { AgoraPublisher } from "./agora-publisher.ts";
import type { AgoraClient, AgoraConnectionListener } from "./agora-sdk.ts";

export type AgoraCredential = Extract<RoomCredential, { provider: "agora" }>;

export interface AgoraChannelEvents {
  /** Something of `isUp` or `peers` is different. */
  onChange(): void;
  onQuality(quality: RoomQuality): void;
  /** The SDK left the channel by itself; it will not come back. Never before `join` has settled. */
  onDropped(reason: string | undefined): void;
  onTokenExpiring(): void;
  onTokenExpired(): void;
}

/** Some refusals at the gateway leave the SDK trying for ever, so joining has an end of its own. */
const JOIN_TIMEOUT_MS = 30_000;
/** The SDK's requests have no timeout of their own; the next join must not wait for this one for ever. */
const LEAVE_TIMEOUT_MS = 3_000;

/** One stay in one channel: a client that joins once and is thrown away after. */
export class AgoraChannel {
  readonly #client: AgoraClient;
  readonly #events: AgoraChannelEvents;
  readonly #peers: AgoraPeers;
  readonly #publisher: AgoraPublisher;
  #media: OutgoingMedia<AgoraTrack> = { microphone: null, camera: null };
  #isJoined = false;
  #isUp = false;
  /** Why the SDK let go, if it did; known before `join` settles when a ban comes right after it. */
  #dropped: { readonly reason: string | undefined } | null = null;

  constructor(client: AgoraClient, events: AgoraChannelEvents) {
    this.#client = client;
    this.#events = events;
    this.#peers = new AgoraPeers(client, events.onChange);
    this.#publisher = new AgoraPublisher(client);
    client.on("connection-state-change", this.#onConnection);
    client.on("network-quality", (quality) => events.onQuality(this.#quality(quality)));
    client.on("token-privilege-will-expire", events.onTokenExpiring);
    client.on("token-privilege-did-expire", events.onTokenExpired);
  }

  get isUp(): boolean {
    return this.#isUp;
  }

  peers(): ProviderPeer[] {
    return this.#peers.toList(this.#isUp);
  }

  /** Rejects with `RoomError`, soon after `signal` aborts at the latest. */
  async join({ appId, channel, token, uid }: AgoraCredential, signal: AbortSignal): Promise<void> {
    const ended = Promise.withResolvers<never>();
    const end = () => ended.reject(new RoomError("network"));
    const timer = setTimeout(end, JOIN_TIMEOUT_MS);
    signal.addEventListener("abort", end);
    try {
      signal.throwIfAborted();
      await Promise.race([this.#client.join(appId, channel, token, uid), ended.promise]);
      if (this.#dropped) throw new RoomError(disconnectErrorCode(this.#dropped.reason));
    } catch (error) {
      await this.leave();
      throw error instanceof RoomError ? error : new RoomError(channelErrorCode(error), { cause: error });
    } finally {
      clearTimeout(timer);
      signal.removeEventListener("abort", end);
    }
    this.#isJoined = true;
    this.#isUp = true;
    this.#events.onChange();
    void this.#publisher.publish(this.#media);
  }

  async leave(): Promise<void> {
    this.#isJoined = false;
    this.#isUp = false;
    this.#client.removeAllListeners();
    const { promise: waited, resolve: endWait } = Promise.withResolvers<void>();
    const timer = setTimeout(endWait, LEAVE_TIMEOUT_MS);
    await Promise.race([this.#client.leave().catch(() => undefined), waited]);
    clearTimeout(timer);
  }

  async send(media: OutgoingMedia<AgoraTrack>): Promise<void> {
    this.#media = media;
    if (this.#isJoined) await this.#publisher.publish(media);
  }

  /** Rejects with `token_invalid` when Agora refuses the token; trouble on the way is left to the next warning. */
  async renewToken(token: string): Promise<void> {
    if (!this.#isJoined) return;
    await this.#client.renewToken(token).catch((error) => {
      if (isTokenRefused(error)) throw new RoomError("token_invalid", { cause: error });
    });
  }

  readonly #onConnection: AgoraConnectionListener = (current, _previous, reason) => {
    this.#dropped = current === "DISCONNECTED" ? { reason } : null;
    if (!this.#isJoined) return;
    this.#isUp = current === "CONNECTED";
    this.#events.onChange();
    if (this.#isUp) void this.#publisher.publish(this.#media);
    if (this.#dropped) this.#events.onDropped(reason);
  };

  #quality({ uplinkNetworkQuality, downlinkNetworkQuality }: NetworkQuality): RoomQuality {
    const stats = [this.#client.getRemoteAudioStats(), this.#client.getRemoteVideoStats()];
    const losses = stats.flatMap((byUid) => Object.values(byUid)).map((of) => of.currentPacketLossRate);
    const { RTT } = this.#client.getRTCStats();
    return {
      uplink: uplinkNetworkQuality satisfies NetworkGrade,
      downlink: downlinkNetworkQuality satisfies NetworkGrade,
      rttMs: RTT > 0 ? Math.round(RTT) : null,
      lossPercent: losses.length > 0 ? Math.round(1_000 * Math.max(...losses)) / 10 : null,
    };
  }
}
