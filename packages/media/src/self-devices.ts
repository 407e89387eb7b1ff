import type { Capture, CaptureKind, LocalTrack } from "./capture.ts";
import { DeviceSlot } from "./device-slot.ts";
import type { RoomDevice, RoomSnapshot } from "./room.ts";

/** What a room starts with; null device ids mean the browser's defaults. */
export interface InitialMedia {
  readonly isMicrophoneOn: boolean;
  readonly isCameraOn: boolean;
  readonly microphoneId?: string | null;
  readonly cameraId?: string | null;
  readonly speakerId?: string | null;
}

/** The person's own microphone and camera, and the lists to choose from. */
export class SelfDevices<T extends LocalTrack> {
  readonly microphone: DeviceSlot<T>;
  readonly camera: DeviceSlot<T>;
  readonly #capture: Capture<T>;
  readonly #onChange: () => Promise<void>;
  #isOpen = false;
  #lists: RoomSnapshot["devices"] = { microphones: [], cameras: [], speakers: [] };

  constructor(capture: Capture<T>, initial: InitialMedia, onChange: () => Promise<void>) {
    this.#capture = capture;
    this.#onChange = onChange;
    const slot = (kind: CaptureKind, isWanted: boolean, deviceId: string | null | undefined) =>
      new DeviceSlot({ kind, capture, isWanted, deviceId: deviceId ?? null, onChange });
    this.microphone = slot("microphone", initial.isMicrophoneOn, initial.microphoneId);
    this.camera = slot("camera", initial.isCameraOn, initial.cameraId);
  }

  get lists(): RoomSnapshot["devices"] {
    return this.#lists;
  }

  async open(): Promise<void> {
    this.#isOpen = true;
    globalThis.navigator?.mediaDevices?.addEventListener("devicechange", this.#onDeviceChange);
    const isBothWanted = this.microphone.isWanted && this.camera.isWanted;
    const both = isBothWanted
      ? this.#capture.openBoth({ microphone: this.microphone.deviceId, camera: this.camera.deviceId })
      : null;
    await Promise.all([
      this.microphone.activate(both?.then((tracks) => tracks.microphone) ?? null),
      this.camera.activate(both?.then((tracks) => tracks.camera) ?? null),
    ]);
    // Only now do the labels have text.
    await this.#list();
  }

  close(): void {
    this.#isOpen = false;
    globalThis.navigator?.mediaDevices?.removeEventListener("devicechange", this.#onDeviceChange);
    this.microphone.deactivate();
    this.camera.deactivate();
  }

  readonly #onDeviceChange = (): void => {
    void this.microphone.retry();
    void this.camera.retry();
    void this.#list();
  };

  async #list(): Promise<void> {
    const found = await globalThis.navigator?.mediaDevices?.enumerateDevices().catch(() => []);
    if (!found || !this.#isOpen) return;
    const ofKind = (kind: MediaDeviceKind): RoomDevice[] =>
      found
        // Before permission browsers list one nameless entry with an empty id: nothing to choose.
        .filter((device) => device.kind === kind && device.deviceId !== "")
        .map(({ deviceId, label }) => ({ deviceId, label }));
    this.#lists = {
      microphones: ofKind("audioinput"),
      cameras: ofKind("videoinput"),
      speakers: ofKind("audiooutput"),
    };
    await this.#onChange();
  }
}
