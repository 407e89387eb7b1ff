import type {
  CameraVideoTrackInitConfig,
  ClientConfig,
  ConnectionDisconnectedReason,
  ConnectionState,
  MicrophoneAudioTrackInitConfig,
  NetworkQuality,
} from "agora-rtc-sdk-ng";

/** The part of `agora-rtc-sdk-ng` 4.x that the room uses; the compiler checks in `loadAgoraSdk` that the SDK has it. */
export interface AgoraSdk {
  checkSystemRequirements(): boolean;
  setLogLevel(level: number): void;
  createClient(config: ClientConfig): AgoraClient;
  createMicrophoneAudioTrack(config?: MicrophoneAudioTrackInitConfig): Promise<AgoraLocalTrack>;
  createCameraVideoTrack(config?: CameraVideoTrackInitConfig): Promise<AgoraLocalTrack>;
  createMicrophoneAndCameraTracks(
    audioConfig?: MicrophoneAudioTrackInitConfig,
    videoConfig?: CameraVideoTrackInitConfig,
  ): Promise<[AgoraLocalTrack, AgoraLocalTrack]>;
}

export interface AgoraClient {
  join(appId: string, channel: string, token: string | null, uid?: number | null): Promise<number | string>;
  leave(): Promise<void>;
  publish(tracks: AgoraLocalTrack | AgoraLocalTrack[]): Promise<void>;
  unpublish(tracks?: AgoraLocalTrack | AgoraLocalTrack[]): Promise<void>;
  subscribe(uid: number | string, mediaType: "audio"): Promise<AgoraRemoteTrack>;
  subscribe(uid: number | string, mediaType: "video"): Promise<AgoraRemoteTrack>;
  renewToken(token: string): Promise<void>;
  getRTCStats(): { readonly RTT: number };
  getRemoteAudioStats(): Record<string, AgoraLossStats>;
  getRemoteVideoStats(): Record<string, AgoraLossStats>;
  on(event: "connection-state-change", listener: AgoraConnectionListener): void;
  on(event: "user-joined" | "user-left", listener: (user: AgoraRemoteUser) => void): void;
  on(event: "user-published" | "user-unpublished", listener: AgoraPublishListener): void;
  on(event: "token-privilege-will-expire" | "token-privilege-did-expire", listener: () => void): void;
  on(event: "network-quality", listener: (quality: NetworkQuality) => void): void;
  removeAllListeners(): void;
}

export type AgoraConnectionListener = (
  current: ConnectionState,
  previous: ConnectionState,
  reason?: ConnectionDisconnectedReason | `${ConnectionDisconnectedReason}`,
) => void;

type AgoraPublishListener = (user: AgoraRemoteUser, mediaType: "audio" | "video" | "datachannel") => void;

interface AgoraRemoteUser {
  readonly uid: number | string;
}

export interface AgoraLocalTrack {
  getMediaStreamTrack(): MediaStreamTrack;
  setMuted(isMuted: boolean): Promise<void>;
  on(event: "track-ended", listener: () => void): void;
  close(): void;
}

export interface AgoraRemoteTrack {
  getMediaStreamTrack(): MediaStreamTrack;
  on(event: "track-updated", listener: (track: MediaStreamTrack) => void): void;
}

/** A share from 0 to 1, although Agora calls it a rate. */
export interface AgoraLossStats {
  readonly currentPacketLossRate: number;
}

/** The SDK throws when it is imported outside a browser, and weighs half a megabyte: never import it statically. */
export async function loadAgoraSdk(): Promise<AgoraSdk> {
  const { default: sdk } = await import("agora-rtc-sdk-ng");
  return sdk;
}
