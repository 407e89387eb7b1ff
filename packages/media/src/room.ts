import type { RoomCredential } from "@paygo/contracts";
import type { RoomErrorCode } from "./room-error.ts";

/**
 * - `connected`: in the room, and nobody known to be there is out of reach. A host alone in the room is
 *   `connected` and waiting; see `isMediaConnected` for whether anybody can be heard.
 * - `connecting` / `reconnecting`: a path is being made for the first time / again.
 * - `failed`: over for the reason in `error`; `join` may be tried again. `left`: over because `leave` was called.
 */
export type RoomConnection = "idle" | "connecting" | "connected" | "reconnecting" | "left" | "failed";

/** `off`: switched off, or not in the room. `unavailable`: wanted, but `error` says why it cannot be had. */
export type SelfDeviceStatus = "on" | "off" | "starting" | "unavailable";

export interface SelfDevice {
  readonly status: SelfDeviceStatus;
  readonly error: RoomErrorCode | null;
  /** The device in use, else the one that was chosen; null for the browser's default. */
  readonly deviceId: string | null;
}

export interface RoomPeer {
  readonly uid: number;
  /** A media path to this one exists now. `peer`: ICE and DTLS are up. `agora`: present in the channel. */
  readonly isConnected: boolean;
  /** Whether they send sound or a picture now: false while muted, switched off or not publishing. */
  readonly hasAudio: boolean;
  readonly hasVideo: boolean;
  /** Their sound is silent until `resumePlayback` is called from a click or a key press. */
  readonly isAudioBlocked: boolean;
}

export interface RoomDevice {
  readonly deviceId: string;
  /** Empty until the person has allowed one device of the kind. */
  readonly label: string;
}

/** 0 unknown, 1 excellent … 5 hardly usable, 6 down: the scale of Agora's `network-quality`. */
export type NetworkGrade = 0 | 1 | 2 | 3 | 4 | 5 | 6;

/** A reading at most about two seconds old; null where the provider has not measured yet. */
export interface RoomQuality {
  readonly uplink: NetworkGrade;
  readonly downlink: NetworkGrade;
  readonly rttMs: number | null;
  /** Packets lost on the way to us, 0 to 100. */
  readonly lossPercent: number | null;
}

/** What the provider and this browser can do. */
export interface RoomCapabilities {
  /** False in both rooms: screen sharing comes later, and with it the port's way to start it. */
  readonly canShareScreen: boolean;
  readonly canSelectSpeaker: boolean;
}

/** Immutable (deeply frozen). A part that did not change keeps its identity in the next snapshot. */
export interface RoomSnapshot {
  readonly provider: RoomCredential["provider"];
  readonly connection: RoomConnection;
  /**
   * A real media path to at least one other host exists now. Send heartbeats only while this is true: it is
   * the browser's whole evidence for the meter.
   */
  readonly isMediaConnected: boolean;
  /** Why the room failed; null otherwise. */
  readonly error: RoomErrorCode | null;
  readonly self: { readonly uid: number; readonly microphone: SelfDevice; readonly camera: SelfDevice };
  readonly peers: readonly RoomPeer[];
  readonly devices: {
    readonly microphones: readonly RoomDevice[];
    readonly cameras: readonly RoomDevice[];
    readonly speakers: readonly RoomDevice[];
  };
  readonly isPublishing: boolean;
  readonly quality: RoomQuality;
  readonly capabilities: RoomCapabilities;
  readonly isAutoplayBlocked: boolean;
}

export type RoomDeviceKind = "microphone" | "camera" | "speaker";

/** Whose picture and sound to show: one's own camera (never one's own sound), or a peer's. */
export type AttachTarget = "self" | { readonly uid: number };

/**
 * The media connection in a browser, whoever provides it; a `useSyncExternalStore` source. No method rejects
 * for what can happen in a session: the snapshot tells. All are bound and may be passed around.
 */
export interface Room {
  getSnapshot(): RoomSnapshot;
  subscribe(onChange: () => void): () => void;
  /**
   * Enters. Settles when in the room, failed, or overtaken by `leave`. The devices that are on open meanwhile and
   * show in the snapshot: an unanswered permission prompt holds nothing up.
   */
  join(): Promise<void>;
  /** Idempotent; releases every device and stops a `join` that is still under way. */
  leave(): Promise<void>;
  setMicrophone(isOn: boolean): Promise<void>;
  /** Off releases the camera (its light goes out). */
  setCamera(isOn: boolean): Promise<void>;
  selectDevice(kind: RoomDeviceKind, deviceId: string): Promise<void>;
  /** False: nothing is sent, the devices stay open. Couples the media to the meter. */
  setPublishing(isPublishing: boolean): Promise<void>;
  /** Takes over a fresh credential for the same channel and uid; another one fails the room. */
  renew(credential: RoomCredential): Promise<void>;
  /** Shows the target in the element until the returned function is called; it may not be there yet. */
  attach(target: AttachTarget, element: HTMLVideoElement): () => void;
  /** Call from a click or a key press when `isAutoplayBlocked`. */
  resumePlayback(): Promise<void>;
}
