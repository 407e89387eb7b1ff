import type { RoomCredential } from "@paygo/contracts";
import type { Capture, LocalTrack } from "./capture.ts";
import type { RoomConnection, RoomQuality } from "./room.ts";
import type { RoomErrorCode } from "./room-error.ts";

/** What shall reach the others: nothing while the room is not publishing. A muted microphone stays in. */
export interface OutgoingMedia<T extends LocalTrack> {
  readonly microphone: T | null;
  readonly camera: T | null;
}

/** A peer as the provider sees it. */
export interface ProviderPeer {
  readonly uid: number;
  readonly isConnected: boolean;
  readonly hasAudio: boolean;
  readonly hasVideo: boolean;
  readonly audioTrack: MediaStreamTrack | null;
  readonly videoTrack: MediaStreamTrack | null;
}

export type ProviderConnection = Extract<RoomConnection, "connecting" | "connected" | "reconnecting">;

/** How a provider tells the room what happened. Ignored by the room once it has left. */
export interface ProviderEvents {
  /** Both at once, so that no snapshot shows the one without the other. */
  onChange(connection: ProviderConnection, peers: readonly ProviderPeer[]): void;
  onQuality(quality: RoomQuality): void;
  /** The room is over: the room disconnects the provider and releases the devices. */
  onFatal(code: RoomErrorCode): void;
}

/**
 * The part of a room that differs between providers; devices, playback, snapshot and the order of joins and
 * leaves are the same for all (`room-core.ts`). Calls to `connect` and `disconnect` never overlap.
 */
export interface RoomProvider<T extends LocalTrack> {
  readonly capture: Capture<T>;
  /** Settles soon after `signal` aborts. Rejects with `RoomError`. */
  connect(signal: AbortSignal): Promise<void>;
  /** Never rejects; may be called when not connected. */
  disconnect(): Promise<void>;
  /** Makes what is sent equal to `media`, now or as soon as there is a connection. Never rejects. */
  send(media: OutgoingMedia<T>): Promise<void>;
  /** Rejects with `RoomError` when the credential is not accepted. */
  renew(credential: RoomCredential): Promise<void>;
}
