import { expect, test } from "vitest";
import { createPeerRoomIssuer } from "./room-issuer.ts";

test("a peer credential is the place, the ICE servers of the operator and the end of its life", () => {
  const iceServers = [{ urls: "turn:turn.example.org", username: "u", credential: "c" }];
  const now = new Date("2026-03-02T10:00:00.000Z");
  const issuer = createPeerRoomIssuer({ provider: "peer", iceServers });
  expect(issuer.issue({ channel: "paygo-1", uid: 7, lifetimeMs: 90_000, now })).toEqual({
    provider: "peer",
    channel: "paygo-1",
    uid: 7,
    iceServers,
    expiresAt: "2026-03-02T10:01:30.000Z",
  });
});
