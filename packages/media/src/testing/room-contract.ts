import { describe } from "vitest";
import { describeDevices } from "./contract/devices.ts";
import { describeEntering } from "./contract/entering.ts";
import { describeMedia } from "./contract/media.ts";
import { describeSnapshot } from "./contract/snapshot.ts";
import { describeTrouble } from "./contract/trouble.ts";
import type { RoomHarness } from "./room-harness.ts";

/** What every room promises, whoever provides it. `createHarness` is called inside each test. */
export function describeRoomContract(provider: string, createHarness: () => RoomHarness): void {
  describe(`every room: ${provider}`, () => {
    describeEntering(createHarness);
    describeMedia(createHarness);
    describeDevices(createHarness);
    describeTrouble(createHarness);
    describeSnapshot(createHarness);
  });
}
