import type { OpenRoomOptions } from "../open-room.ts";
import type { Room, RoomSnapshot } from "../room.ts";
import { SnapshotStore } from "../snapshot-store.ts";

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

const unused: OpenRoomOptions = {
  transport: { send: async () => undefined, subscribe: () => () => undefined },
  renewCredential: () => Promise.reject(new Error("not asked for")),
  initial: { isMicrophoneOn: true, isCameraOn: true },
};

/** A room without media: it shows what the test says, and notes what it was told. */
export class FakeRoom implements Room {
  readonly options: OpenRoomOptions;
  readonly log: string[] = [];
  readonly #store = new SnapshotStore(initialSnapshot);

  constructor(options: OpenRoomOptions = unused) {
    this.options = options;
  }

  readonly show = (patch: Partial<RoomSnapshot>): void => this.#store.update(patch);
  readonly getSnapshot = this.#store.get;
  readonly subscribe = this.#store.subscribe;
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
