import { describe, expect, it, onTestFinished, vi } from "vitest";
import { RoomError } from "../room-error.ts";
import { createPeerHarness, type PeerHarness } from "../testing/peer-harness.ts";
import { BOTH, HOST, joinAll, PEER, SILENT, until, watch } from "../testing/room-harness.ts";

const kindsOf = ({ signalling }: PeerHarness) =>
  signalling.sent.map(({ fromUid, payload }) =>
    payload.kind === "description" ? `${fromUid} ${payload.type}` : `${fromUid} ${payload.kind}`,
  );

function useFakeTimers(): void {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
}

describe("making a connection", () => {
  it("takes one offer and one answer after the newcomer's hello, and no other message", async () => {
    const harness = createPeerHarness();
    const [host, peer] = [harness.open(HOST), harness.open(PEER)];
    await host.join();
    await joinAll(host, peer);
    expect(kindsOf(harness)).toEqual([`${HOST} hello`, `${PEER} hello`, `${HOST} offer`, `${PEER} answer`]);
  });

  it("ends in one connection when both offer at the same moment", async () => {
    const harness = createPeerHarness();
    const [host, peer] = [harness.open(HOST), harness.open(PEER)];
    const deliverHellos = harness.signalling.hold();
    await Promise.all([host.join(), peer.join()]);
    deliverHellos();
    const deliverOffers = harness.signalling.hold();
    await expect
      .poll(() => kindsOf(harness))
      .toEqual(expect.arrayContaining([`${HOST} offer`, `${PEER} offer`]));
    deliverOffers();
    await joinAll(host, peer);
    expect(harness.network.connections.size).toBe(2);
    await watch(host, PEER).arrives(BOTH);
  });

  it("uses candidates that are found later, also when they overtake their offer", async () => {
    const harness = createPeerHarness();
    harness.network.gatherMs = 60;
    harness.signalling.lose(({ payload }) => payload.kind === "description" && payload.type === "offer");
    const [host, peer] = [harness.open(HOST), harness.open(PEER)];
    await host.join();
    await peer.join();
    const { sent } = harness.signalling;
    await expect.poll(() => sent.some(({ payload }) => payload.kind === "candidate")).toBe(true);
    harness.signalling.lose(() => false);
    for (const message of sent)
      if (message.payload.kind === "description") harness.signalling.deliver(message);
    await joinAll(host, peer);
    expect(kindsOf(harness).filter((kind) => kind.endsWith("offer"))).toHaveLength(1);
  });

  it("repeats the hello until it is delivered", async () => {
    useFakeTimers();
    const harness = createPeerHarness();
    harness.hangJoins();
    const room = harness.open(HOST);
    const joining = room.join();
    await vi.advanceTimersByTimeAsync(5_000);
    expect(room.getSnapshot().connection).toBe("connecting");
    harness.allowJoins();
    await vi.advanceTimersByTimeAsync(10_000);
    await joining;
    expect(room.getSnapshot().connection).toBe("connected");
  });

  it.each(["offer", "answer"])("makes good a lost %s", async (type) => {
    useFakeTimers();
    const harness = createPeerHarness();
    let isLost = false;
    harness.signalling.lose(({ payload }) => {
      if (isLost || payload.kind !== "description" || payload.type !== type) return false;
      isLost = true;
      return true;
    });
    const [host, peer] = [harness.open(HOST), harness.open(PEER)];
    await host.join();
    await peer.join();
    await vi.advanceTimersByTimeAsync(2_000);
    expect(host.getSnapshot().isMediaConnected).toBe(false);
    await vi.advanceTimersByTimeAsync(4_000);
    expect(host.getSnapshot()).toMatchObject({ connection: "connected", isMediaConnected: true });
  });

  it("uses a connection made while the host waited, and leaves none behind", async () => {
    useFakeTimers();
    const harness = createPeerHarness();
    const [host, peer] = [harness.open(HOST), harness.open(PEER)];
    await host.join();
    await vi.advanceTimersByTimeAsync(1_000);
    const [spare] = harness.network.connections;
    expect(spare?.localDescription).toBeNull();
    const joined = joinAll(host, peer);
    await vi.advanceTimersByTimeAsync(100);
    await joined;
    expect(spare?.connectionState).toBe("connected");
    await peer.leave();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(harness.network.connections.size).toBe(1);
    await host.leave();
    expect(harness.network.connections.size).toBe(0);
  });

  it("says so when the browser has no WebRTC", async () => {
    const harness = createPeerHarness();
    vi.stubGlobal("RTCPeerConnection", undefined);
    const room = harness.open(HOST);
    await room.join();
    expect(room.getSnapshot()).toMatchObject({ connection: "failed", error: "browser_unsupported" });
  });
});

describe("keeping a connection", () => {
  it("leaves a short interruption to ICE: no message is sent", async () => {
    useFakeTimers();
    const harness = createPeerHarness();
    const [host, peer] = [harness.open(HOST), harness.open(PEER)];
    const joined = joinAll(host, peer);
    await vi.advanceTimersByTimeAsync(100);
    await joined;
    const before = harness.signalling.sent.length;
    harness.network.cut();
    await vi.advanceTimersByTimeAsync(1_500);
    harness.network.restore();
    await vi.advanceTimersByTimeAsync(20_000);
    expect(host.getSnapshot()).toMatchObject({ connection: "connected", isMediaConnected: true });
    expect(harness.signalling.sent).toHaveLength(before);
  });

  it("restarts ICE on the same connection when both sides give up at once", async () => {
    const harness = createPeerHarness();
    const [host, peer] = [harness.open(HOST), harness.open(PEER)];
    await joinAll(host, peer);
    const connections = [...harness.network.connections];
    harness.network.cut();
    harness.network.giveUp();
    await until(host, ({ connection }) => connection === "reconnecting");
    harness.network.restore();
    await joinAll(host, peer);
    expect([...harness.network.connections]).toEqual(connections);
    const polite = harness.connectionsOf(HOST)[0];
    expect(polite?.rollbacks).toBe(1);
    await watch(host, PEER).arrives(BOTH);
  });

  it("goes on trying, ever more rarely, until the network is back", async () => {
    useFakeTimers();
    const harness = createPeerHarness();
    const [host, peer] = [harness.open(HOST), harness.open(PEER)];
    const joined = joinAll(host, peer);
    await vi.advanceTimersByTimeAsync(100);
    await joined;
    harness.signalling.lose(() => true);
    harness.network.cut();
    harness.network.giveUp();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(kindsOf(harness).filter((kind) => kind === `${PEER} offer`).length).toBeLessThan(10);
    harness.signalling.lose(() => false);
    harness.network.restore();
    await vi.advanceTimersByTimeAsync(30_000);
    expect(host.getSnapshot()).toMatchObject({ connection: "connected", isMediaConnected: true });
  });

  it("still has a media path while one of two peers is away", async () => {
    const harness = createPeerHarness();
    const rooms = [harness.open(HOST), harness.open(PEER), harness.open(33, SILENT)] as const;
    await joinAll(...rooms);
    harness.vanish(33);
    const snapshot = await until(rooms[0], ({ connection }) => connection === "reconnecting");
    expect(snapshot.isMediaConnected).toBe(true);
    expect(snapshot.peers.map(({ uid, isConnected }) => [uid, isConnected])).toEqual([
      [PEER, true],
      [33, false],
    ]);
  });
});

describe("messages of the past", () => {
  it("does not let a former stay of a peer disturb the present one", async () => {
    const harness = createPeerHarness();
    const [host, former] = [harness.open(HOST), harness.open(PEER)];
    await joinAll(host, former);
    harness.vanish(PEER);
    const past = harness.signalling.sent.filter(({ fromUid }) => fromUid === PEER);
    const peer = harness.open(PEER);
    await joinAll(host, peer);
    const connections = [...harness.network.connections];
    for (const message of past) harness.signalling.deliver(message);
    const [hello] = past;
    if (hello) harness.signalling.deliver({ ...hello, payload: { ...hello.payload, kind: "bye" } });
    await vi.waitFor(() => expect(host.getSnapshot().peers).toHaveLength(1));
    expect([...harness.network.connections]).toEqual(connections);
    expect(host.getSnapshot()).toMatchObject({ connection: "connected", isMediaConnected: true });
  });

  it("ignores a description that was meant for an earlier stay of one's own", async () => {
    const harness = createPeerHarness();
    const host = harness.open(HOST);
    await host.join();
    const payload = {
      kind: "description",
      instance: "x",
      toInstance: "earlier",
      type: "offer",
      sdp: "{}",
    } as const;
    harness.signalling.deliver({ fromUid: PEER, toUid: HOST, payload });
    await joinAll(host, harness.open(33));
    expect(host.getSnapshot().peers.map(({ uid }) => uid)).toEqual([33]);
  });
});

describe("the server and the page", () => {
  it("takes over fresh ICE servers in a running connection", async () => {
    const harness = createPeerHarness();
    const [host, peer] = [harness.open(HOST), harness.open(PEER)];
    await joinAll(host, peer);
    const iceServers = [{ urls: "turn:turn.invalid", username: "u", credential: "c" }];
    await host.renew({ ...harness.credential(HOST), iceServers });
    expect(harness.connectionsOf(HOST).map((connection) => connection.iceServers)).toEqual([iceServers]);
  });

  it("ends with the server's reason when a message is refused", async () => {
    const harness = createPeerHarness();
    const host = harness.open(HOST);
    await host.join();
    const peer = harness.open(PEER);
    await peer.join();
    harness.signalling.fail(() => new RoomError("removed"));
    const { error } = await until(host, ({ connection }) => connection === "failed");
    expect(error).toBe("removed");
    await expect.poll(() => harness.devices.open.length).toBe(2);
  });

  it("says bye when the page is closed", async () => {
    const page = new EventTarget();
    const harness = createPeerHarness();
    vi.stubGlobal("window", page);
    const [host, peer] = [harness.open(HOST), harness.open(PEER)];
    await joinAll(host, peer);
    page.dispatchEvent(new Event("pagehide"));
    await until(host, ({ peers }) => peers.length === 0);
    expect(kindsOf(harness)).toContain(`${PEER} bye`);
  });
});
