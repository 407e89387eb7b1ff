import type { RoomCredential } from "@paygo/contracts";
import { describe, expect, it } from "vitest";
import { openRoom } from "./open-room.ts";

const expiresAt = "2030-01-01T00:00:00Z";
const seat = { channel: "room-1", uid: 5, expiresAt };

function open(credential: RoomCredential) {
  return openRoom(credential, {
    transport: { send: async () => undefined, subscribe: () => () => undefined },
    renewCredential: async () => credential,
    initial: { isMicrophoneOn: false, isCameraOn: false },
  });
}

describe("openRoom", () => {
  it.each<RoomCredential>([
    { ...seat, provider: "peer", iceServers: [] },
    { ...seat, provider: "agora", appId: "a".repeat(32), token: "t" },
  ])("makes an idle room of the credential's provider: $provider", async (credential) => {
    const room = await open(credential);
    expect(room.getSnapshot()).toMatchObject({
      provider: credential.provider,
      connection: "idle",
      self: { uid: 5 },
    });
  });

  it("loads a vendor's SDK only when the room is entered, and fails the room when it cannot be loaded", async () => {
    // Outside a browser the SDK throws as it is imported, so that `open` succeeding shows it was not.
    const room = await open({ ...seat, provider: "agora", appId: "a".repeat(32), token: "t" });
    await room.join();
    expect(room.getSnapshot()).toMatchObject({ connection: "failed", error: "network" });
  });
});
