import { describe, expect, it } from "vitest";
import { FakeVideoElement } from "./fake-video-element.ts";
import { BOTH, joinAll, type RoomHarness, SILENT, until, watch } from "./room-harness.ts";

const HOST = 11;
const PEER = 22;

/** What every room promises, whoever provides it. */
export function describeRoomContract(provider: string, createHarness: () => RoomHarness): void {
  describe(`every room: ${provider}`, () => {
    describeEntering(createHarness);
    describeMedia(createHarness);
    describeDevices(createHarness);
    describeTrouble(createHarness);
    describeSnapshot(createHarness);
  });
}

function describeEntering(createHarness: () => RoomHarness): void {
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

  it("lets leave overtake a join that hangs", async () => {
    const { open, hangJoins, devices } = createHarness();
    hangJoins();
    const room = open(HOST);
    const joining = room.join();
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

function describeMedia(createHarness: () => RoomHarness): void {
  it("sends nothing while not publishing, keeps the devices open, and sends again after", async () => {
    const { open, devices } = createHarness();
    const [host, peer] = [open(HOST), open(PEER, SILENT)];
    const seen = watch(peer, HOST);
    await joinAll(host, peer);
    await seen.arrives(BOTH);
    await host.setPublishing(false);
    await seen.arrives([]);
    expect(devices.open).toHaveLength(2);
    expect(host.getSnapshot()).toMatchObject({
      isPublishing: false,
      isMediaConnected: true,
      self: { microphone: { status: "on" }, camera: { status: "on" } },
    });
    await until(peer, ({ peers }) => peers[0]?.hasAudio === false && !peers[0].hasVideo);
    await host.setPublishing(true);
    await seen.arrives(BOTH);
  });

  it("sends nothing from the start when publishing was off before it joined", async () => {
    const { open } = createHarness();
    const [host, peer] = [open(HOST), open(PEER)];
    await host.setPublishing(false);
    await joinAll(host, peer);
    await until(host, ({ self }) => self.camera.status === "on");
    await watch(host, PEER).arrives(BOTH);
    await watch(peer, HOST).arrives([]);
  });

  it("tells the other side about a muted microphone and a camera that is off, and back", async () => {
    const { open, devices } = createHarness();
    const [host, peer] = [open(HOST), open(PEER, SILENT)];
    const seen = watch(peer, HOST);
    await joinAll(host, peer);
    await seen.arrives(BOTH);
    await host.setMicrophone(false);
    await seen.arrives(["video"]);
    await until(peer, ({ peers }) => peers[0]?.hasAudio === false && peers[0].hasVideo);
    await host.setCamera(false);
    await seen.arrives([]);
    expect(devices.open.map(({ kind }) => kind)).toEqual(["audio"]);
    await Promise.all([host.setCamera(true), host.setMicrophone(true)]);
    await seen.arrives(BOTH);
    await until(peer, ({ peers }) => peers[0]?.hasAudio === true && peers[0].hasVideo);
  });

  it("keeps a muted microphone muted over a reconnect", async () => {
    const { open, interrupt, restore } = createHarness();
    const [host, peer] = [open(HOST), open(PEER, SILENT)];
    const seen = watch(peer, HOST);
    await joinAll(host, peer);
    await seen.arrives(BOTH);
    await host.setMicrophone(false);
    interrupt();
    await until(host, ({ connection }) => connection === "reconnecting");
    restore();
    await until(host, ({ connection }) => connection === "connected");
    await seen.arrives(["video"]);
    expect(host.getSnapshot().self.microphone.status).toBe("off");
  });

  it("shows one's own camera without sound, and lets go of the element", async () => {
    const room = createHarness().open(HOST);
    const element = new FakeVideoElement();
    const detach = room.attach("self", element.asElement());
    await room.join();
    await expect.poll(() => element.arriving).toEqual(["video"]);
    expect(element.muted).toBe(true);
    detach();
    expect(element.srcObject).toBeNull();
  });

  it("plays the picture and asks for a click when the browser blocks sound", async () => {
    const { open } = createHarness();
    const [host, peer] = [open(HOST), open(PEER, SILENT)];
    const { element } = watch(peer, HOST);
    element.isSoundBlocked = true;
    await joinAll(host, peer);
    const blocked = await until(peer, ({ isAutoplayBlocked }) => isAutoplayBlocked);
    expect(blocked.peers[0]?.isAudioBlocked).toBe(true);
    expect(element.muted).toBe(true);
    element.isSoundBlocked = false;
    await peer.resumePlayback();
    expect(peer.getSnapshot()).toMatchObject({
      isAutoplayBlocked: false,
      peers: [{ isAudioBlocked: false }],
    });
    expect(element).toMatchObject({ muted: false, isPlaying: true });
  });
}

function describeDevices(createHarness: () => RoomHarness): void {
  it("goes on with sound alone when the camera is denied, and takes it when allowed later", async () => {
    const { open, devices } = createHarness();
    devices.deny("videoinput");
    const [host, peer] = [open(HOST), open(PEER, SILENT)];
    const seen = watch(peer, HOST);
    await joinAll(host, peer);
    await seen.arrives(["audio"]);
    const denied = { status: "unavailable", error: "camera_denied" };
    expect(host.getSnapshot().self).toMatchObject({
      camera: denied,
      microphone: { status: "on", error: null },
    });
    devices.allow("videoinput");
    await host.setCamera(true);
    await seen.arrives(BOTH);
    expect(host.getSnapshot().self.camera).toMatchObject({ status: "on", error: null });
  });

  it("only receives when there is no device at all", async () => {
    const { open, devices } = createHarness();
    const peer = open(PEER);
    await peer.join();
    await until(peer, ({ self }) => self.camera.status === "on");
    for (const deviceId of ["mic-1", "mic-2", "cam-1"]) devices.unplug(deviceId);
    const host = open(HOST);
    await joinAll(host, peer);
    const { self } = await until(
      host,
      ({ self }) => self.camera.error !== null && self.microphone.error !== null,
    );
    expect(self).toMatchObject({
      microphone: { status: "unavailable", error: "microphone_missing" },
      camera: { status: "unavailable", error: "camera_missing" },
    });
    expect(host.getSnapshot().isMediaConnected).toBe(true);
  });

  it("says when another program holds the camera", async () => {
    const { open, devices } = createHarness();
    devices.occupy("videoinput");
    const room = open(HOST);
    await room.join();
    const { self } = await until(room, ({ self }) => self.camera.status === "unavailable");
    expect(self.camera.error).toBe("device_in_use");
  });

  it("falls back to another microphone when the one in use is unplugged, and waits for a camera to return", async () => {
    const { open, devices } = createHarness();
    const room = open(HOST, { microphoneId: "mic-2" });
    await room.join();
    await until(room, ({ self }) => self.microphone.deviceId === "mic-2" && self.camera.status === "on");
    devices.unplug("mic-2");
    await until(room, ({ self }) => self.microphone.deviceId === "mic-1" && self.microphone.status === "on");
    devices.unplug("cam-1");
    await until(room, ({ self }) => self.camera.error === "camera_missing");
    devices.plug("videoinput", "cam-2");
    const { devices: lists } = await until(
      room,
      ({ self, devices }) => self.camera.status === "on" && devices.cameras[0]?.deviceId === "cam-2",
    );
    expect(lists.microphones).toEqual([{ deviceId: "mic-1", label: "Label of mic-1" }]);
  });

  it("changes the microphone in the call without holding both", async () => {
    const { open, devices } = createHarness();
    const [host, peer] = [open(HOST), open(PEER, SILENT)];
    const seen = watch(peer, HOST);
    await joinAll(host, peer);
    await seen.arrives(BOTH);
    await host.selectDevice("microphone", "mic-2");
    await seen.arrives(BOTH);
    expect(host.getSnapshot().self.microphone).toEqual({ status: "on", error: null, deviceId: "mic-2" });
    expect(devices.open.map(({ deviceId }) => deviceId).sort()).toEqual(["cam-1", "mic-2"]);
  });

  it("does not touch a device that is off from the start", async () => {
    const { open, devices } = createHarness();
    const room = open(HOST, SILENT);
    await room.join();
    await until(room, ({ devices }) => devices.microphones.length > 0);
    expect(devices.tracks).toEqual([]);
    await room.setMicrophone(true);
    expect(devices.open.map(({ kind }) => kind)).toEqual(["audio"]);
  });

  it("ends in the last wish when the camera is toggled quickly", async () => {
    const { open, devices } = createHarness();
    const room = open(HOST, SILENT);
    await room.join();
    await Promise.all([true, false, true, false].map((isOn) => room.setCamera(isOn)));
    expect(room.getSnapshot().self.camera.status).toBe("off");
    expect(devices.open).toEqual([]);
  });
}

function describeTrouble(createHarness: () => RoomHarness): void {
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

function describeSnapshot(createHarness: () => RoomHarness): void {
  it("is frozen through and through, and a new one only when something changed", async () => {
    const { open } = createHarness();
    const [host, peer] = [open(HOST), open(PEER)];
    const seen = [host.getSnapshot()];
    host.subscribe(() => seen.push(host.getSnapshot()));
    await joinAll(host, peer);
    await until(host, ({ self, peers }) => self.camera.status === "on" && peers[0]?.hasVideo === true);
    expect(new Set(seen).size).toBe(seen.length);
    for (const [index, snapshot] of seen.entries()) {
      expect(snapshot).not.toEqual(seen[index - 1]);
      expect([snapshot, snapshot.self, snapshot.self.camera, snapshot.peers, snapshot.quality]).toSatisfy(
        (parts) => parts.every(Object.isFrozen),
      );
    }
  });

  it("keeps the identity of what did not change, and tells nobody who has unsubscribed", async () => {
    const { open } = createHarness();
    const room = open(HOST);
    await room.join();
    const before = await until(
      room,
      ({ self, devices }) => self.camera.status === "on" && devices.cameras.length > 0,
    );
    let calls = 0;
    const unsubscribe = room.subscribe(() => {
      calls += 1;
    });
    await room.setPublishing(true);
    await room.setCamera(true);
    expect(room.getSnapshot()).toBe(before);
    await room.setPublishing(false);
    expect(calls).toBe(1);
    expect(room.getSnapshot()).not.toBe(before);
    expect(room.getSnapshot().self).toBe(before.self);
    expect(room.getSnapshot().devices).toBe(before.devices);
    unsubscribe();
    await room.setPublishing(true);
    expect(calls).toBe(1);
  });
}
