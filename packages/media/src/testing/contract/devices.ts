import { expect, it } from "vitest";
import { BOTH, HOST, joinAll, PEER, type RoomHarness, SILENT, until, watch } from "../room-harness.ts";

/** The own microphone and camera. */
export function describeDevices(createHarness: () => RoomHarness): void {
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
    const { requests } = devices;
    devices.unplug("cam-1");
    await until(room, ({ self }) => self.camera.error === "camera_missing");
    // In vain: once because the track ended, once because the set of devices changed.
    await expect.poll(() => devices.requests).toBe(requests + 2);
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
