import type { RoomCredential } from "@paygo/contracts";
import { onTestFinished, vi } from "vitest";
import { createAgoraRoom } from "../agora-room/agora-room.ts";
import type { Room } from "../room.ts";
import { FakeAgoraCloud } from "./fake-agora.ts";
import { gatewayRefusal } from "./fake-agora-error.ts";
import { stubDevices } from "./fake-devices.ts";
import type { RoomHarness } from "./room-harness.ts";

type AgoraCredential = Extract<RoomCredential, { provider: "agora" }>;

export interface AgoraHarness extends RoomHarness {
  readonly cloud: FakeAgoraCloud;
  /** How the app fetches a fresh credential; a test may replace it. */
  renewCredential: (uid: number) => Promise<RoomCredential>;
  credential(uid: number): AgoraCredential;
}

/** `agora` rooms over a simulated SDK; call it inside a test. */
export function createAgoraHarness(): AgoraHarness {
  const devices = stubDevices();
  const cloud = new FakeAgoraCloud();
  const rooms: Room[] = [];
  let issued = 0;
  onTestFinished(async () => {
    await Promise.all(rooms.map((room) => room.leave()));
    vi.unstubAllGlobals();
  });
  const harness: AgoraHarness = {
    devices,
    cloud,
    credential: (uid) => ({
      provider: "agora",
      appId: "a".repeat(32),
      channel: "room-1",
      uid,
      token: `room-1 ${uid} ${++issued}`,
      expiresAt: "2030-01-01T00:00:00Z",
    }),
    renewCredential: async (uid) => harness.credential(uid),
    open(uid, initial) {
      const options = {
        transport: { send: async () => undefined, subscribe: () => () => undefined },
        renewCredential: () => harness.renewCredential(uid),
        initial: { isMicrophoneOn: true, isCameraOn: true, ...initial },
      };
      const room = createAgoraRoom(harness.credential(uid), options, async () => cloud.createSdk(devices));
      rooms.push(room);
      return room;
    },
    interrupt() {
      for (const client of cloud.clients) client.moveTo("RECONNECTING");
    },
    restore() {
      for (const client of cloud.clients) client.moveTo("CONNECTED");
    },
    vanish: (uid) => cloud.remove(cloud.clientOf(uid), "ServerTimeOut"),
    refuseJoins() {
      cloud.joinFailure = () => gatewayRefusal("invalid token, authorized failed");
      return "token_invalid";
    },
    allowJoins() {
      cloud.joinFailure = null;
    },
    hangJoins() {
      cloud.isHanging = true;
    },
  };
  return harness;
}
