import { describe, expect, it, onTestFinished, vi } from "vitest";
import { RoomError } from "../room-error.ts";
import { createAgoraHarness } from "../testing/agora-harness.ts";
import { FakeAgoraError, gatewayRefusal } from "../testing/fake-agora-error.ts";
import { BOTH, HOST, joinAll, PEER, SILENT, until, watch } from "../testing/room-harness.ts";

function useFakeTimers(): void {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
}

describe("entering a channel", () => {
  it.each([
    ["an expired key", gatewayRefusal("dynamic key or token timeout"), "token_expired"],
    ["a forged token", gatewayRefusal("invalid token, authorized failed"), "token_invalid"],
    ["an unknown app", gatewayRefusal("invalid vendor key, can not find appid"), "token_invalid"],
    ["an unreachable edge", gatewayRefusal("no edge services in ap response"), "network"],
    [
      "an expired token at the gateway",
      new FakeAgoraError("TOKEN_EXPIRE", "dynamic key expired"),
      "token_expired",
    ],
    ["a second tab", new FakeAgoraError("UID_CONFLICT"), "uid_conflict"],
    ["a ban", new FakeAgoraError("WS_ABORT", "UID_BANNED"), "removed"],
    ["no network", new FakeAgoraError("NETWORK_ERROR"), "network"],
    ["something new", new FakeAgoraError("NEVER_SEEN"), "unknown"],
  ])("names the reason: %s", async (_, failure, code) => {
    const { open, cloud, devices } = createAgoraHarness();
    cloud.joinFailure = () => failure;
    const room = open(HOST);
    await room.join();
    expect(room.getSnapshot()).toMatchObject({ connection: "failed", error: code });
    await expect.poll(() => devices.open.length).toBe(0);
  });

  it("fetches one fresh credential when its own is too old", async () => {
    const { open, cloud } = createAgoraHarness();
    const room = open(HOST);
    cloud.expiredTokens.add("room-1 11 1");
    await room.join();
    expect(room.getSnapshot()).toMatchObject({ connection: "connected", error: null });
    expect(cloud.joinTokens).toEqual(["room-1 11 2"]);
  });

  it("gives up an SDK that never settles", async () => {
    useFakeTimers();
    const { open, hangJoins } = createAgoraHarness();
    hangJoins();
    const room = open(HOST);
    const joining = room.join();
    await vi.advanceTimersByTimeAsync(30_000);
    await joining;
    expect(room.getSnapshot()).toMatchObject({ connection: "failed", error: "network" });
  });

  it("says so when the browser is not supported", async () => {
    const { open, cloud } = createAgoraHarness();
    cloud.isSupported = false;
    const room = open(HOST);
    await room.join();
    expect(room.getSnapshot()).toMatchObject({ connection: "failed", error: "browser_unsupported" });
  });
});

describe("being put out of a channel", () => {
  it.each([
    ["UID_BANNED", "removed"],
    ["IP_BANNED", "removed"],
    ["CHANNEL_BANNED", "removed"],
    ["UID_CONFLICT", "uid_conflict"],
    ["NETWORK_ERROR", "network"],
    ["SERVER_ERROR", "network"],
    ["LICENSE_EXPIRED", "unknown"],
  ])("%s fails the room as %s and releases the devices", async (reason, code) => {
    const { open, cloud, devices } = createAgoraHarness();
    const room = open(HOST);
    await room.join();
    await until(room, ({ self }) => self.camera.status === "on");
    cloud.drop(cloud.clientOf(HOST), reason);
    const { error } = await until(room, ({ connection }) => connection === "failed");
    expect(error).toBe(code);
    expect(devices.open).toEqual([]);
  });

  it("ends the older of two pages with one uid", async () => {
    const { open } = createAgoraHarness();
    const [older, newer] = [open(HOST), open(HOST)];
    await older.join();
    await newer.join();
    const { error } = await until(older, ({ connection }) => connection === "failed");
    expect(error).toBe("removed");
    expect(newer.getSnapshot().connection).toBe("connected");
  });
});

describe("the token", () => {
  it("is renewed when Agora warns, once however often it warns", async () => {
    const harness = createAgoraHarness();
    const renew = vi.spyOn(harness, "renewCredential");
    const room = harness.open(HOST);
    await room.join();
    const client = harness.cloud.clientOf(HOST);
    client.emit("token-privilege-will-expire");
    client.emit("token-privilege-will-expire");
    await expect.poll(() => client.token).toBe("room-1 11 2");
    expect(renew).toHaveBeenCalledTimes(1);
    expect(room.getSnapshot().connection).toBe("connected");
  });

  it("ends the room with the server's reason when renewal is refused", async () => {
    const harness = createAgoraHarness();
    harness.renewCredential = async () => {
      throw new RoomError("removed");
    };
    const room = harness.open(HOST);
    await room.join();
    await until(room, ({ self }) => self.camera.status === "on");
    harness.cloud.clientOf(HOST).emit("token-privilege-will-expire");
    const { error } = await until(room, ({ connection }) => connection === "failed");
    expect(error).toBe("removed");
    expect(harness.devices.open).toEqual([]);
  });

  it("ends the room when Agora refuses the fresh token", async () => {
    const { open, cloud, credential } = createAgoraHarness();
    const room = open(HOST);
    await room.join();
    cloud.nextRenewalFailure = new FakeAgoraError("UNEXPECTED_RESPONSE", "110");
    await room.renew(credential(HOST));
    expect(room.getSnapshot()).toMatchObject({ connection: "failed", error: "token_invalid" });
  });

  it("survives that the server or the edge cannot be reached for a moment", async () => {
    useFakeTimers();
    const harness = createAgoraHarness();
    const renew = vi.spyOn(harness, "renewCredential").mockRejectedValueOnce(new TypeError("fetch failed"));
    const room = harness.open(HOST);
    await room.join();
    const client = harness.cloud.clientOf(HOST);
    harness.cloud.nextRenewalFailure = new FakeAgoraError("WS_DISCONNECT");
    client.emit("token-privilege-will-expire");
    await vi.advanceTimersByTimeAsync(5_000);
    expect(renew).toHaveBeenCalledTimes(2);
    expect(room.getSnapshot().connection).toBe("connected");
    client.emit("token-privilege-will-expire");
    await vi.advanceTimersByTimeAsync(100);
    expect(client.token).toBe("room-1 11 3");
  });

  it("that ran out is replaced by entering again, still muted and still published", async () => {
    const { open, cloud } = createAgoraHarness();
    const [host, peer] = [open(HOST), open(PEER, SILENT)];
    const seen = watch(peer, HOST);
    await joinAll(host, peer);
    await host.setMicrophone(false);
    await seen.arrives(["video"]);
    const client = cloud.clientOf(HOST);
    cloud.drop(client, "TOKEN_EXPIRE");
    client.emit("token-privilege-did-expire");
    const away = await until(host, ({ connection }) => connection === "reconnecting");
    expect(away.isMediaConnected).toBe(false);
    await until(host, ({ connection, isMediaConnected }) => connection === "connected" && isMediaConnected);
    await seen.arrives(["video"]);
    expect(cloud.clients.size).toBe(2);
    await host.setMicrophone(true);
    await seen.arrives(BOTH);
  });

  it("that ran out for good ends the room as expired", async () => {
    useFakeTimers();
    const harness = createAgoraHarness();
    harness.renewCredential = async () => {
      throw new TypeError("fetch failed");
    };
    const room = harness.open(HOST);
    await room.join();
    harness.cloud.drop(harness.cloud.clientOf(HOST), "TOKEN_EXPIRE");
    await vi.advanceTimersByTimeAsync(60_000);
    expect(room.getSnapshot()).toMatchObject({ connection: "failed", error: "token_expired" });
  });
});

describe("media over Agora", () => {
  it("publishes what was switched on while the SDK was reconnecting", async () => {
    const { open, interrupt, restore } = createAgoraHarness();
    const [host, peer] = [open(HOST, SILENT), open(PEER, SILENT)];
    const seen = watch(peer, HOST);
    await joinAll(host, peer);
    interrupt();
    await host.setCamera(true);
    restore();
    await seen.arrives(["video"]);
  });

  it("shows the browser's new track when the SDK exchanged it", async () => {
    const { open, cloud } = createAgoraHarness();
    const [host, peer] = [open(HOST), open(PEER, SILENT)];
    const seen = watch(peer, HOST);
    await joinAll(host, peer);
    await seen.arrives(BOTH);
    const remote = cloud.clientOf(PEER).subscribed.get(`${HOST} video`);
    remote?.exchange();
    expect(seen.element.tracks).toContain(remote?.getMediaStreamTrack());
  });

  it("reports quality in the port's units", async () => {
    const { open, cloud } = createAgoraHarness();
    const room = open(HOST);
    await room.join();
    cloud.clientOf(HOST).emit("network-quality", { uplinkNetworkQuality: 3, downlinkNetworkQuality: 2 });
    expect(room.getSnapshot().quality).toEqual({ uplink: 3, downlink: 2, rttMs: 45, lossPercent: 7 });
  });
});
