import type { Capture, CaptureKind, LocalTrack } from "./capture.ts";
import { RoomError, type RoomErrorCode } from "./room-error.ts";

// 480p starts at once within WebRTC's first bandwidth estimate (300 kbit/s); the browser scales down by itself.
const CAMERA = { width: { ideal: 640 }, height: { ideal: 480 }, frameRate: { ideal: 30, max: 30 } };

/** Devices straight from `getUserMedia`. */
export const browserCapture: Capture<BrowserTrack> = {
  async open(kind, deviceId) {
    const stream = await getUserMedia({ [kind]: deviceId }).catch((error) => {
      throw new RoomError(deviceErrorCode(kind, error), { cause: error });
    });
    return trackOf(stream, kind);
  },

  async openBoth(deviceIds) {
    const stream = await getUserMedia(deviceIds).catch((error) => {
      throw new RoomError("unknown", { cause: error });
    });
    return { microphone: trackOf(stream, "microphone"), camera: trackOf(stream, "camera") };
  },
};

/** A track of `getUserMedia`. */
export class BrowserTrack implements LocalTrack {
  readonly mediaStreamTrack: MediaStreamTrack;

  constructor(mediaStreamTrack: MediaStreamTrack) {
    this.mediaStreamTrack = mediaStreamTrack;
  }

  async setMuted(isMuted: boolean): Promise<void> {
    this.mediaStreamTrack.enabled = !isMuted;
  }

  onEnded(onEnded: () => void): void {
    // The event never fires for our own stop(): https://www.w3.org/TR/mediacapture-streams/#track-ended
    this.mediaStreamTrack.addEventListener("ended", onEnded, { once: true });
  }

  close(): void {
    this.mediaStreamTrack.stop();
  }
}

/**
 * What a `DOMException` of `getUserMedia` means for a person.
 * Source: https://www.w3.org/TR/mediacapture-streams/#dom-mediadevices-getusermedia
 */
export function deviceErrorCode(kind: CaptureKind, error: unknown): RoomErrorCode {
  switch (error instanceof Error ? error.name : "") {
    case "NotAllowedError":
    case "SecurityError":
      return `${kind}_denied`;
    case "NotFoundError":
    case "OverconstrainedError":
      return `${kind}_missing`;
    case "NotReadableError":
    case "AbortError":
      return "device_in_use";
    case "NotSupportedError":
      return "browser_unsupported";
    default:
      return "unknown";
  }
}

async function getUserMedia(wanted: Partial<Record<CaptureKind, string | null>>): Promise<MediaStream> {
  const { microphone, camera } = wanted;
  // Absent on insecure origins: https://www.w3.org/TR/mediacapture-streams/#navigator-interface-extensions
  if (!globalThis.navigator?.mediaDevices) throw new DOMException("insecure origin", "NotSupportedError");
  return await navigator.mediaDevices.getUserMedia({
    audio: microphone === undefined ? false : withDevice({ echoCancellation: true }, microphone),
    video: camera === undefined ? false : withDevice(CAMERA, camera),
  });
}

function withDevice(constraints: MediaTrackConstraints, deviceId: string | null): MediaTrackConstraints {
  return deviceId === null ? constraints : { ...constraints, deviceId: { ideal: deviceId } };
}

function trackOf(stream: MediaStream, kind: CaptureKind): BrowserTrack {
  const [track] = kind === "microphone" ? stream.getAudioTracks() : stream.getVideoTracks();
  if (!track) throw new RoomError(`${kind}_missing`);
  return new BrowserTrack(track);
}
