import type { Capture, CaptureKind, LocalTrack } from "../capture.ts";
import { RoomError } from "../room-error.ts";
import { agoraDeviceErrorCode } from "./agora-errors.ts";
import type { AgoraLocalTrack, AgoraSdk } from "./agora-sdk.ts";

/** A microphone or camera track made by the SDK. */
export class AgoraTrack implements LocalTrack {
  readonly sdkTrack: AgoraLocalTrack;

  constructor(sdkTrack: AgoraLocalTrack) {
    this.sdkTrack = sdkTrack;
  }

  get mediaStreamTrack(): MediaStreamTrack {
    return this.sdkTrack.getMediaStreamTrack();
  }

  async setMuted(isMuted: boolean): Promise<void> {
    // Fails only when the channel cannot be told; the SDK has silenced the track by then.
    await this.sdkTrack.setMuted(isMuted).catch(() => undefined);
  }

  onEnded(onEnded: () => void): void {
    this.sdkTrack.on("track-ended", onEnded);
  }

  close(): void {
    this.sdkTrack.close();
  }
}

/** Devices opened by the SDK, which knows the peculiarities of the browsers it supports. */
export function agoraCapture(loadSdk: () => Promise<AgoraSdk>): Capture<AgoraTrack> {
  return {
    async open(kind, deviceId) {
      const sdk = await loadSdk();
      try {
        return new AgoraTrack(await openOne(sdk, kind, deviceId));
      } catch (error) {
        throw new RoomError(agoraDeviceErrorCode(kind, error), { cause: error });
      }
    },

    async openBoth({ microphone, camera }) {
      const sdk = await loadSdk();
      const tracks = await sdk
        .createMicrophoneAndCameraTracks(microphoneConfig(microphone), cameraConfig(camera))
        .catch((error) => {
          throw new RoomError("unknown", { cause: error });
        });
      return { microphone: new AgoraTrack(tracks[0]), camera: new AgoraTrack(tracks[1]) };
    },
  };
}

async function openOne(sdk: AgoraSdk, kind: CaptureKind, deviceId: string | null): Promise<AgoraLocalTrack> {
  switch (kind) {
    case "microphone":
      return await sdk.createMicrophoneAudioTrack(microphoneConfig(deviceId));
    case "camera":
      return await sdk.createCameraVideoTrack(cameraConfig(deviceId));
    default:
      return kind satisfies never;
  }
}

function microphoneConfig(deviceId: string | null) {
  return deviceId === null ? {} : { microphoneId: deviceId };
}

function cameraConfig(deviceId: string | null) {
  // 640 × 480 at 30 frames a second, as in the `peer` room.
  return { encoderConfig: "480p_2", ...(deviceId === null ? {} : { cameraId: deviceId }) };
}
