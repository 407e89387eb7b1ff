import type { Room, RoomSnapshot, SelfDevice } from "../room.ts";
import { SnapshotStore } from "../snapshot-store.ts";

const OFF: SelfDevice = { status: "off", error: null, deviceId: null };

const IDLE: RoomSnapshot = {
  provider: "peer",
  connection: "idle",
  isMediaConnected: false,
  error: null,
  self: { uid: 5, microphone: OFF, camera: OFF },
  peers: [],
  devices: { microphones: [], cameras: [], speakers: [] },
  isPublishing: true,
  quality: { uplink: 0, downlink: 0, rttMs: null, lossPercent: null },
  capabilities: { canShareScreen: false, canSelectSpeaker: false },
  isAutoplayBlocked: false,
};

/** A room without media, for what only reads snapshots: it is connected as soon as it is joined. */
export function createFakeRoom(): Room {
  const store = new SnapshotStore(IDLE);
  const nothing = async () => undefined;
  return {
    getSnapshot: store.get,
    subscribe: store.subscribe,
    join: async () => store.update({ connection: "connected" }),
    leave: async () => store.update({ connection: "left" }),
    setMicrophone: nothing,
    setCamera: nothing,
    selectDevice: nothing,
    setPublishing: nothing,
    renew: nothing,
    attach: () => () => undefined,
    resumePlayback: nothing,
  };
}
