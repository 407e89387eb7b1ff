import type { RoomCredential } from "@paygo/contracts";
import { expect, onTestFinished, vi } from "vitest";
import type { Room, RoomSnapshot } from "../room.ts";
import type { RoomErrorCode } from "../room-error.ts";
import type { InitialMedia } from "../self-devices.ts";
import type { FakeMediaDevices } from "./fake-devices.ts";
import { FakeVideoElement } from "./fake-video-element.ts";

/** What the contract needs to know of a provider: how to make its rooms, and how to make it misbehave. */
export interface RoomHarness {
  /** The machine on which all rooms of the test run. */
  readonly devices: FakeMediaDevices;
  open(uid: number, initial?: Partial<InitialMedia>): Room;
  /** Valid for the channel of the test. */
  credential(uid: number): RoomCredential;
  /** The network between everybody stops, and comes back. */
  interrupt(): void;
  restore(): void;
  /** The page of `uid` is gone without a word. */
  vanish(uid: number): void;
  /** Entering is refused from now on; returns the code that the room must give for it. */
  refuseJoins(): RoomErrorCode;
  allowJoins(): void;
  /** Entering neither succeeds nor fails from now on. */
  hangJoins(): void;
}

/** The first snapshot for which `isTrue` holds, now or later. */
export function until(room: Room, isTrue: (snapshot: RoomSnapshot) => boolean): Promise<RoomSnapshot> {
  return new Promise((resolve) => {
    const check = () => {
      const snapshot = room.getSnapshot();
      if (isTrue(snapshot)) resolve(snapshot);
      return isTrue(snapshot);
    };
    if (check()) return;
    const unsubscribe = room.subscribe(() => {
      if (check()) unsubscribe();
    });
  });
}

/** Shows `uid` of the room in a `<video>`, and tells what reaches it. */
export function watch(room: Room, uid: number) {
  const element = new FakeVideoElement();
  onTestFinished(room.attach({ uid }, element.asElement()));
  return {
    element,
    arrives: (kinds: readonly string[]) =>
      vi.waitFor(() => expect(element.arriving).toEqual(kinds), { interval: 1 }),
  };
}

export const HOST = 11;
export const PEER = 22;
export const BOTH = ["audio", "video"];
export const SILENT: Partial<InitialMedia> = { isMicrophoneOn: false, isCameraOn: false };

/** Everybody given is in, and nobody is missing. */
export async function joinAll(...rooms: readonly Room[]): Promise<void> {
  await Promise.all(rooms.map((room) => room.join()));
  const isComplete = ({ connection, peers }: RoomSnapshot) =>
    connection === "connected" && peers.filter((peer) => peer.isConnected).length === rooms.length - 1;
  await Promise.all(rooms.map((room) => until(room, isComplete)));
}
