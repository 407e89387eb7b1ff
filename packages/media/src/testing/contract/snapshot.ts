import { expect, it } from "vitest";
import { HOST, joinAll, PEER, type RoomHarness, until } from "../room-harness.ts";

/** The `useSyncExternalStore` source. */
export function describeSnapshot(createHarness: () => RoomHarness): void {
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
