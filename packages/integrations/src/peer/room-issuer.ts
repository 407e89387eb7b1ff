import type { RoomIssuer } from "@paygo/services";
import type { RoomConfig } from "../config/config.ts";

/** Rooms between the two browsers. There is no token: the mailbox checks the place of whoever uses it. */
export function createPeerRoomIssuer(room: Extract<RoomConfig, { provider: "peer" }>): RoomIssuer {
  return {
    provider: "peer",
    issue: ({ channel, uid, lifetimeMs, now }) => ({
      provider: "peer",
      channel,
      uid,
      iceServers: room.iceServers,
      expiresAt: new Date(now.getTime() + lifetimeMs).toISOString(),
    }),
  };
}
