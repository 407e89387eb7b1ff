import type { RoomCredential } from "@paygo/contracts";
import { onTestFinished, vi } from "vitest";
import type { OpenRoomOptions } from "../open-room.ts";
import { createPeerRoom } from "../peer-room/peer-room.ts";
import type { Room } from "../room.ts";
import { RoomError } from "../room-error.ts";
import { stubDevices } from "./fake-devices.ts";
import { FakeNetwork } from "./fake-network.ts";
import { FakePeerConnection } from "./fake-peer-connection.ts";
import { FakeSignalling } from "./fake-signalling.ts";
import type { RoomHarness } from "./room-harness.ts";

type PeerCredential = Extract<RoomCredential, { provider: "peer" }>;

export interface PeerHarness extends RoomHarness {
  readonly network: FakeNetwork;
  readonly signalling: FakeSignalling;
  credential(uid: number): PeerCredential;
  open(
    uid: number,
    initial?: Parameters<RoomHarness["open"]>[1],
    extra?: Pick<OpenRoomOptions, "isFirst" | "prepared">,
  ): Room;
  /** The connections that the page of `uid` has open. */
  connectionsOf(uid: number): FakePeerConnection[];
}

/** `peer` rooms in a simulated browser; call it inside a test. */
export function createPeerHarness(): PeerHarness {
  const devices = stubDevices();
  const network = new FakeNetwork();
  const signalling = new FakeSignalling();
  const owners = new Map<FakePeerConnection, number | null>();
  vi.stubGlobal(
    "RTCPeerConnection",
    class extends FakePeerConnection {
      constructor(configuration: RTCConfiguration) {
        super(network, configuration);
        owners.set(this, signalling.currentUid);
      }
    },
  );
  const rooms: Room[] = [];
  onTestFinished(async () => {
    signalling.fail(null);
    await Promise.all(rooms.map((room) => room.leave()));
    vi.unstubAllGlobals();
  });
  const credential = (uid: number): PeerCredential => ({
    provider: "peer",
    channel: "room-1",
    uid,
    iceServers: [{ urls: "stun:stun.invalid" }],
    expiresAt: "2030-01-01T00:00:00Z",
  });
  const connectionsOf = (uid: number) => [...network.connections].filter((one) => owners.get(one) === uid);
  return {
    devices,
    network,
    signalling,
    credential,
    connectionsOf,
    open(uid, initial, extra = {}) {
      const room = createPeerRoom(credential(uid), {
        transport: signalling.transportOf(uid),
        renewCredential: async () => credential(uid),
        initial: { isMicrophoneOn: true, isCameraOn: true, ...initial },
        ...extra,
      });
      rooms.push(room);
      return room;
    },
    interrupt: () => network.cut(),
    restore: () => network.restore(),
    vanish(uid) {
      signalling.silence(uid);
      for (const connection of connectionsOf(uid)) connection.close();
    },
    refuseJoins() {
      signalling.fail(() => new RoomError("removed"));
      return "removed";
    },
    allowJoins: () => signalling.fail(null),
    hangJoins: () => signalling.fail(() => new TypeError("fetch failed")),
  };
}
