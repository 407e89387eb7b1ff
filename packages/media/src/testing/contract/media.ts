import { expect, it } from "vitest";
import { FakeVideoElement } from "../fake-video-element.ts";
import { BOTH, HOST, joinAll, PEER, type RoomHarness, SILENT, until, watch } from "../room-harness.ts";

/** What is sent, and what is shown. */
export function describeMedia(createHarness: () => RoomHarness): void {
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
