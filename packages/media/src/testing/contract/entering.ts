import { expect, it } from "vitest";
import { BOTH, HOST, joinAll, PEER, type RoomHarness, SILENT, until, watch } from "../room-harness.ts";

/** Joining and leaving. */
export function describeEntering(createHarness: () => RoomHarness): void {
  it("is connected but has no media path while a host waits alone", async () => {
    const room = createHarness().open(HOST);
    expect(room.getSnapshot()).toMatchObject({ connection: "idle", self: { uid: HOST } });
    await room.join();
    expect(room.getSnapshot()).toMatchObject({ connection: "connected", isMediaConnected: false, peers: [] });
  });

  it("connects two hosts so that both receive sound and picture", async () => {
    const { open } = createHarness();
    const [host, peer] = [open(HOST), open(PEER)];
    const [atHost, atPeer] = [watch(host, PEER), watch(peer, HOST)];
    await joinAll(host, peer);
    await Promise.all([atHost.arrives(BOTH), atPeer.arrives(BOTH)]);
    const { isMediaConnected } = await until(host, ({ peers }) => peers[0]?.hasVideo === true);
    expect(isMediaConnected).toBe(true);
    expect(host.getSnapshot().peers).toEqual([
      { uid: PEER, isConnected: true, hasAudio: true, hasVideo: true, isAudioBlocked: false },
    ]);
  });

  it("gives every device back when it is left, and leaving twice is the same", async () => {
    const { open, devices } = createHarness();
    const [host, peer] = [open(HOST), open(PEER, SILENT)];
    await joinAll(host, peer);
    await until(host, ({ self }) => self.camera.status === "on");
    expect(devices.open).toHaveLength(2);
    await Promise.all([host.leave(), host.leave()]);
    await host.leave();
    expect(devices.open).toEqual([]);
    expect(host.getSnapshot()).toMatchObject({
      connection: "left",
      error: null,
      peers: [],
      isMediaConnected: false,
    });
    const waiting = await until(peer, ({ peers }) => peers.length === 0);
    expect(waiting).toMatchObject({ connection: "connected", isMediaConnected: false });
  });

  it("ends inside, once, after join, leave and join in one go", async () => {
    const { open, devices } = createHarness();
    const [host, peer] = [open(HOST), open(PEER, SILENT)];
    await peer.join();
    await Promise.all([host.join(), host.leave(), host.join()]);
    const seen = watch(peer, HOST);
    await seen.arrives(BOTH);
    expect(host.getSnapshot()).toMatchObject({ connection: "connected", isMediaConnected: true });
    expect(peer.getSnapshot().peers).toHaveLength(1);
    expect(devices.open).toHaveLength(2);
  });

  it("does not even ask for a device when leave comes before the join's turn", async () => {
    const { open, devices } = createHarness();
    const room = open(HOST);
    await Promise.all([room.leave(), room.join(), room.leave(), room.join(), room.leave()]);
    expect(room.getSnapshot().connection).toBe("idle");
    expect(devices.requests).toBe(0);
  });

  it("lets leave overtake a join that hangs", async () => {
    const { open, hangJoins, devices } = createHarness();
    hangJoins();
    const room = open(HOST);
    const joining = room.join();
    await until(room, ({ self, connection }) => self.camera.status === "on" && connection === "connecting");
    await room.leave();
    await joining;
    expect(room.getSnapshot()).toMatchObject({ connection: "left", error: null });
    expect(devices.open).toEqual([]);
  });

  it("gives a device back that is allowed only after the person has left", async () => {
    const { open, devices } = createHarness();
    const allow = devices.holdPrompt();
    const room = open(HOST);
    await room.join();
    expect(room.getSnapshot()).toMatchObject({
      connection: "connected",
      self: { camera: { status: "starting" } },
    });
    await room.leave();
    allow();
    await expect.poll(() => devices.tracks.length).toBe(2);
    await expect.poll(() => devices.open.length).toBe(0);
  });

  it("fails with the reason when entering is refused, holds no device, and can be tried again", async () => {
    const { open, refuseJoins, allowJoins, devices } = createHarness();
    const code = refuseJoins();
    const room = open(HOST);
    await room.join();
    expect(room.getSnapshot()).toMatchObject({ connection: "failed", error: code });
    await expect.poll(() => devices.open.length).toBe(0);
    allowJoins();
    await room.join();
    expect(room.getSnapshot()).toMatchObject({ connection: "connected", error: null });
  });
}
