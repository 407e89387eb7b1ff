import type { RoomCredential, SessionView } from "@paygo/contracts";
import type { OpenRoomOptions } from "@paygo/media";
import { FakeRoom } from "@paygo/media/testing";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { ServerClock } from "./server-clock.ts";
import { SessionRoom } from "./session-room.ts";
import { refusal } from "./testing/refusal.ts";
import { ringingFixture, sessionFixture } from "./testing/session-fixture.ts";

const memory = () => ({ getItem: () => null, setItem: () => undefined });
const session = sessionFixture();
const credential: RoomCredential = {
  provider: "peer",
  channel: "c",
  uid: 11,
  iceServers: [],
  expiresAt: "2026-11-22T12:10:00.000Z",
};

function enterAs(device = "mine-mine") {
  const rooms: FakeRoom[] = [];
  const { availableMinor, ...meter } = session.meter;
  const api = {
    token: vi.fn(async (_takeOver: boolean) => credential),
    heartbeat: vi.fn(async (_beat: { isResumed: boolean; isAsked: boolean }) => ({
      state: "live" as const,
      endReason: null,
      now: session.now,
      meter,
    })),
    send: vi.fn(async () => undefined),
    read: vi.fn(async () => []),
  };
  const onStale = vi.fn();
  const room = new SessionRoom({
    sessionId: session.id,
    device,
    api,
    clock: new ServerClock(() => Date.parse(session.now)),
    openRoom: async (_credential: RoomCredential, options: OpenRoomOptions) => {
      const opened = new FakeRoom(options);
      rooms.push(opened);
      return opened;
    },
    onStale,
  });
  const follow = async (next: SessionView) => {
    room.follow(next);
    await vi.advanceTimersByTimeAsync(0);
  };
  const placeKind = () => room.getState().place.kind;
  return { room, rooms, api, onStale, follow, placeKind };
}

describe("this tab's part in the room", () => {
  beforeEach(() => {
    vi.useFakeTimers();
    vi.stubGlobal("window", { localStorage: memory(), sessionStorage: memory() });
  });
  afterEach(() => {
    vi.unstubAllGlobals();
    vi.useRealTimers();
  });

  it("enters a customer while it still rings, taking the place over", async () => {
    const { follow, api, rooms, placeKind } = enterAs();
    await follow(ringingFixture());
    expect(api.token).toHaveBeenCalledWith(true);
    expect(rooms[0]?.log).toContain("join");
    expect(placeKind()).toBe("inside");
  });

  it("enters a vendor only once this tab has answered", async () => {
    const { follow, placeKind } = enterAs();
    await follow(ringingFixture({ part: "vendor", self: { uid: 22, device: null } }));
    expect(placeKind()).toBe("outside");
    await follow(sessionFixture({ part: "vendor" }));
    expect(placeKind()).toBe("inside");
  });

  it("leaves the call to the vendor's other tab when that one answered", async () => {
    const { follow, api, placeKind } = enterAs();
    await follow(ringingFixture({ part: "vendor", self: { uid: 22, device: null } }));
    await follow(sessionFixture({ part: "vendor", self: { uid: 22, device: "other-tab" } }));
    expect(placeKind()).toBe("elsewhere");
    expect(api.token).not.toHaveBeenCalled();
  });

  it("yields when another tab takes the place, and can take it back", async () => {
    const { room, rooms, follow, api, placeKind } = enterAs();
    await follow(session);
    api.token.mockRejectedValueOnce(refusal("room_elsewhere"));
    await follow(sessionFixture({ self: { uid: 11, device: "other-tab" } }));
    expect(placeKind()).toBe("elsewhere");
    expect(rooms[0]?.log).toContain("leave");
    room.takeHere();
    await vi.advanceTimersByTimeAsync(0);
    expect(api.token).toHaveBeenLastCalledWith(true);
    expect(placeKind()).toBe("inside");
  });

  it("is not driven out by a view that is older than its own entry", async () => {
    const { follow, placeKind } = enterAs();
    await follow(sessionFixture({ self: { uid: 11, device: "former-tab" } }));
    await follow(sessionFixture({ self: { uid: 11, device: "former-tab" } }));
    expect(placeKind()).toBe("inside");
  });

  it("sends heartbeats while media is connected and only then, the first at once", async () => {
    const { rooms, follow, api } = enterAs();
    await follow(session);
    await vi.advanceTimersByTimeAsync(20_000);
    expect(api.heartbeat).not.toHaveBeenCalled();
    rooms[0]?.show({ isMediaConnected: true });
    await vi.advanceTimersByTimeAsync(0);
    expect(api.heartbeat).toHaveBeenCalledTimes(1);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(api.heartbeat).toHaveBeenCalledTimes(3);
    rooms[0]?.show({ isMediaConnected: false });
    await vi.advanceTimersByTimeAsync(20_000);
    expect(api.heartbeat).toHaveBeenCalledTimes(3);
  });

  it("says with the first heartbeat of each connection that it was away, and again until it was heard", async () => {
    const { rooms, follow, api } = enterAs();
    await follow(session);
    const said = () => api.heartbeat.mock.calls.map(([{ isResumed }]) => isResumed);
    rooms[0]?.show({ isMediaConnected: true });
    await vi.advanceTimersByTimeAsync(5_000);
    expect(said()).toEqual([true, false]);
    rooms[0]?.show({ isMediaConnected: false });
    api.heartbeat.mockRejectedValueOnce(refusal("unavailable"));
    rooms[0]?.show({ isMediaConnected: true });
    await vi.advanceTimersByTimeAsync(10_000);
    expect(said()).toEqual([true, false, true, true, false]);
  });

  it("gives evidence at once when it is asked for it, and none without media", async () => {
    const { room, rooms, follow, api } = enterAs();
    await follow(session);
    room.prove();
    expect(api.heartbeat).not.toHaveBeenCalled();
    rooms[0]?.show({ isMediaConnected: true });
    room.prove();
    expect(api.heartbeat.mock.calls.map(([{ isAsked }]) => isAsked)).toEqual([false, true]);
  });

  it("publishes nothing while the meter is paused", async () => {
    const { rooms, follow } = enterAs();
    await follow(session);
    await follow(sessionFixture({ meter: { ...session.meter, state: "paused" } }));
    expect(rooms[0]?.log.at(-1)).toBe("publishing false");
    await follow(session);
    expect(rooms[0]?.log.at(-1)).toBe("publishing true");
  });

  it("renews its credential 30 s before it runs out", async () => {
    const { rooms, follow, api } = enterAs();
    await follow(session);
    const untilMs = Date.parse(credential.expiresAt) - Date.parse(session.now) - 30_000;
    await vi.advanceTimersByTimeAsync(untilMs - 1);
    expect(api.token).toHaveBeenCalledTimes(1);
    await vi.advanceTimersByTimeAsync(1);
    expect(api.token).toHaveBeenLastCalledWith(false);
    expect(rooms[0]?.log).toContain("renew");
  });

  it("waits for a server that is away, and enters when it is back", async () => {
    const { room, follow, api, placeKind } = enterAs();
    api.token.mockRejectedValueOnce(refusal("unavailable"));
    await follow(session);
    expect(placeKind()).toBe("entering");
    expect(room.getState().failure?.code).toBe("unavailable");
    await vi.advanceTimersByTimeAsync(2_000);
    expect(placeKind()).toBe("inside");
    expect(room.getState().failure).toBeNull();
  });

  it("leaves when the session has ended, and reads the truth when a heartbeat says so first", async () => {
    const { rooms, follow, api, onStale, placeKind } = enterAs();
    await follow(session);
    const { availableMinor, ...meter } = session.meter;
    api.heartbeat.mockResolvedValueOnce({
      state: "ended" as never,
      endReason: null,
      now: session.now,
      meter: { ...meter, state: "stopped" },
    });
    rooms[0]?.show({ isMediaConnected: true });
    await vi.advanceTimersByTimeAsync(0);
    expect(onStale).toHaveBeenCalled();
    await follow(sessionFixture({ state: "ended", endReason: "stopped_by_vendor" }));
    expect(rooms[0]?.log).toContain("leave");
    expect(placeKind()).toBe("outside");
  });

  it("says why the room failed, and can try again", async () => {
    const { room, rooms, follow, placeKind } = enterAs();
    await follow(session);
    rooms[0]?.show({ connection: "failed", error: "network" });
    expect(room.getState().place).toEqual({ kind: "failed", error: "network" });
    room.takeHere();
    await vi.advanceTimersByTimeAsync(0);
    expect(placeKind()).toBe("inside");
    expect(rooms).toHaveLength(2);
  });

  it("opens nothing more once it is closed, however late the credential comes", async () => {
    const { room, rooms, follow, api } = enterAs();
    let grant: (given: RoomCredential) => void = () => undefined;
    api.token.mockImplementationOnce(() => new Promise((resolve) => (grant = resolve)));
    await follow(session);
    room.close();
    grant(credential);
    await vi.advanceTimersByTimeAsync(0);
    expect(rooms).toHaveLength(0);
  });
});
