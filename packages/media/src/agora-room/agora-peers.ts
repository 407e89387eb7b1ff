import type { ProviderPeer } from "../room-provider.ts";
import type { AgoraClient, AgoraRemoteTrack } from "./agora-sdk.ts";

interface AgoraPeer {
  audio: AgoraRemoteTrack | null;
  video: AgoraRemoteTrack | null;
}

/** Who is in the channel and what of theirs we receive: subscribes to everything that is published. */
export class AgoraPeers {
  readonly #client: AgoraClient;
  readonly #onChange: () => void;
  readonly #peers = new Map<number, AgoraPeer>();

  constructor(client: AgoraClient, onChange: () => void) {
    this.#client = client;
    this.#onChange = onChange;
    client.on("user-joined", ({ uid }) => {
      this.#peer(uid);
      onChange();
    });
    client.on("user-left", ({ uid }) => {
      this.#peers.delete(Number(uid));
      onChange();
    });
    client.on("user-published", (user, mediaType) => {
      if (mediaType !== "datachannel") void this.#subscribe(user.uid, mediaType);
    });
    client.on("user-unpublished", ({ uid }, mediaType) => {
      if (mediaType === "datachannel") return;
      const peer = this.#peers.get(Number(uid));
      if (peer) peer[mediaType] = null;
      onChange();
    });
  }

  /** `isReachable`: our own connection to Agora is up. */
  toList(isReachable: boolean): ProviderPeer[] {
    return [...this.#peers].map(([uid, { audio, video }]) => ({
      uid,
      isConnected: isReachable,
      hasAudio: isReachable && audio !== null,
      hasVideo: isReachable && video !== null,
      audioTrack: audio?.getMediaStreamTrack() ?? null,
      videoTrack: video?.getMediaStreamTrack() ?? null,
    }));
  }

  async #subscribe(uid: number | string, mediaType: "audio" | "video"): Promise<void> {
    const peer = this.#peer(uid);
    try {
      const track = await this.#subscribeTo(uid, mediaType);
      if (this.#peers.get(Number(uid)) !== peer) return;
      peer[mediaType] = track;
      // The SDK may exchange the browser's track when it reconnects.
      track.on("track-updated", this.#onChange);
      this.#onChange();
    } catch {
      // Unpublished or gone in the meantime; a failed subscription the SDK itself tries twice.
    }
  }

  #subscribeTo(uid: number | string, mediaType: "audio" | "video"): Promise<AgoraRemoteTrack> {
    switch (mediaType) {
      case "audio":
        return this.#client.subscribe(uid, "audio");
      case "video":
        return this.#client.subscribe(uid, "video");
      default:
        return mediaType satisfies never;
    }
  }

  #peer(uid: number | string): AgoraPeer {
    const known = this.#peers.get(Number(uid));
    const peer = known ?? { audio: null, video: null };
    if (!known) this.#peers.set(Number(uid), peer);
    return peer;
  }
}
