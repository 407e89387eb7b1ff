import type { RoomCredential } from "@paygo/contracts";
import type { OpenRoomOptions } from "../open-room.ts";
import type { Room } from "../room.ts";
import { RoomCore } from "../room-core.ts";
import { PeerProvider } from "./peer-provider.ts";

/** A room from browser to browser, signalled over `options.transport`. */
export function createPeerRoom(
  credential: Extract<RoomCredential, { provider: "peer" }>,
  { transport, initial, isFirst = false, prepared = null }: OpenRoomOptions,
): Room {
  const options = { transport, isFirst, prepared };
  return new RoomCore(credential, initial, (events) => new PeerProvider(credential, options, events));
}
