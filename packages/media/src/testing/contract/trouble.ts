import { expect, it } from "vitest";
import { BOTH, HOST, joinAll, PEER, type RoomHarness, until, watch } from "../room-harness.ts";

/** Networks, pages and credentials that go away. */
export function describeTrouble(createHarness: () => RoomHarness): void {
  it("has no media path while the network is away, and has it again after", async () => {
    const { open, interrupt, restore } = createHarness();
    const [host, peer] = [open(HOST), open(PEER)];
    const seen = watch(host, PEER);
    await joinAll(host, peer);
    interrupt();
    const away = await until(host, ({ connection }) => connection === "reconnecting");
    expect(away.isMediaConnected).toBe(false);
    restore();
    await until(host, ({ connection, isMediaConnected }) => connection === "connected" && isMediaConnected);
    await seen.arrives(BOTH);
  });

  it("sees a peer again that vanished without a word and came back", async () => {
    const { open, vanish } = createHarness();
    const [host, former] = [open(HOST), open(PEER)];
    await joinAll(host, former);
    vanish(PEER);
    await until(host, ({ isMediaConnected }) => !isMediaConnected);
    const peer = open(PEER);
    const [atHost, atPeer] = [watch(host, PEER), watch(peer, HOST)];
    await joinAll(host, peer);
    await Promise.all([atHost.arrives(BOTH), atPeer.arrives(BOTH)]);
    expect(host.getSnapshot().peers).toHaveLength(1);
  });

  it("stays in the room with a fresh credential", async () => {
    const { open, credential } = createHarness();
    const [host, peer] = [open(HOST), open(PEER)];
    await joinAll(host, peer);
    await host.renew(credential(HOST));
    expect(host.getSnapshot()).toMatchObject({ connection: "connected", isMediaConnected: true });
  });

  it.each([
    ["uid", { uid: PEER }],
    ["channel", { channel: "room-2" }],
  ])("fails and releases the devices when the fresh credential is for another %s", async (_, change) => {
    const { open, credential, devices } = createHarness();
    const room = open(HOST);
    await room.join();
    await until(room, ({ self }) => self.camera.status === "on");
    await room.renew({ ...credential(HOST), ...change });
    expect(room.getSnapshot()).toMatchObject({ connection: "failed", error: "token_invalid" });
    expect(devices.open).toEqual([]);
  });
}
