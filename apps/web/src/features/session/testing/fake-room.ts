import type { OpenRoomOptions, Room, RoomSnapshot } from "@paygo/media";

const device = { status: "on", error: null, deviceId: null } as const;

const initialSnapshot: RoomSnapshot = {
  provider: "peer",
  connection: "idle",
  isMediaConnected: false,
  error: null,
  self: { uid: 11, microphone: device, camera: device },
  peers: [],
  devices: { microphones: [], cameras: [], speakers: [] },
  isPublishing: true,
  quality: { uplink: 0, downlink: 0, rttMs: null, lossPercent: null },
  capabilities: { canShareScreen: false, canSelectSpeaker: false },
  isAutoplayBlocked: false,
};

/** A room without media, driven by the test. */
export class FakeRoom implements Room {
  readonly options: OpenRoomOptions;
  readonly log: string[] = [];
  #snapshot = initialSnapshot;
  readonly #listeners = new Set<() => void>();

  constructor(options: OpenRoomOptions) {
    this.options = options;
  }

  show(patch: Partial<RoomSnapshot>): void {
    this.#snapshot = { ...this.#snapshot, ...patch };
    for (const listener of [...this.#listeners]) listener();
  }

  readonly getSnapshot = () => this.#snapshot;
  readonly subscribe = (onChange: () => void) => {
    this.#listeners.add(onChange);
    return () => this.#listeners.delete(onChange);
  };
  readonly join = async () => void this.log.push("join");
  readonly leave = async () => void this.log.push("leave");
  readonly setMicrophone = async (isOn: boolean) => void this.log.push(`microphone ${isOn}`);
  readonly setCamera = async (isOn: boolean) => void this.log.push(`camera ${isOn}`);
  readonly selectDevice = async () => void this.log.push("select");
  readonly setPublishing = async (isPublishing: boolean) => void this.log.push(`publishing ${isPublishing}`);
  readonly renew = async () => void this.log.push("renew");
  readonly attach = () => () => undefined;
  readonly resumePlayback = async () => void this.log.push("resume");
}
