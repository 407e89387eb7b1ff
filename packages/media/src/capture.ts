/** A microphone or camera that is open. */
export interface LocalTrack {
  readonly mediaStreamTrack: MediaStreamTrack;
  /** Silences without giving the device back, so that speaking again is instant. */
  setMuted(isMuted: boolean): Promise<void>;
  /** The device went away by itself (unplugged, taken by the system). Not called after `close`. */
  onEnded(onEnded: () => void): void;
  /** Gives the device back. */
  close(): void;
}

export type CaptureKind = "microphone" | "camera";

/**
 * How a provider opens devices; `deviceId` null means the browser's default.
 * All reject with `RoomError` carrying a device code.
 */
export interface Capture<T extends LocalTrack> {
  open(kind: CaptureKind, deviceId: string | null): Promise<T>;
  /** Both with one permission prompt. */
  openBoth(deviceIds: Record<CaptureKind, string | null>): Promise<Record<CaptureKind, T>>;
}
