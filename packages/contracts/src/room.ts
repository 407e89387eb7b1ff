import { z } from "zod";

/** Agora numeric uid. 1…2^31−1 fits every one of Agora's documented (and conflicting) ranges. */
export const uid = z.int().min(1).max(2_147_483_647);

export const iceServer = z.object({
  urls: z.union([z.string(), z.array(z.string())]),
  username: z.string().optional(),
  credential: z.string().optional(),
});

/**
 * What one participant needs to enter one room. It is made by the server from the session's rows and is
 * valid until `expiresAt` (ISO 8601, UTC); renew it with `streaming.token` before then.
 */
export const roomCredential = z.discriminatedUnion("provider", [
  z.object({
    provider: z.literal("agora"),
    appId: z.string(),
    channel: z.string(),
    uid,
    token: z.string().min(1),
    expiresAt: z.iso.datetime(),
  }),
  z.object({
    provider: z.literal("peer"),
    channel: z.string(),
    uid,
    iceServers: z.array(iceServer),
    expiresAt: z.iso.datetime(),
  }),
]);
export type RoomCredential = z.infer<typeof roomCredential>;

/** One WebRTC signalling message between two participants of a `peer` room, at most 64 kB as JSON. */
export const signalPayload = z.discriminatedUnion("kind", [
  /**
   * Somebody entered (or re-entered: a new `instance`) the room. `offer` is an SDP offer for whoever comes first,
   * who need only answer it.
   */
  z.object({
    kind: z.literal("hello"),
    instance: z.string().max(64),
    isReply: z.boolean(),
    offer: z.string().max(60_000).optional(),
  }),
  z.object({
    kind: z.literal("description"),
    instance: z.string().max(64),
    toInstance: z.string().max(64),
    type: z.enum(["offer", "answer", "rollback", "pranswer"]),
    sdp: z.string().max(60_000),
  }),
  z.object({
    kind: z.literal("candidate"),
    instance: z.string().max(64),
    toInstance: z.string().max(64),
    candidate: z.string().max(2_000),
    sdpMid: z.string().max(64).nullable(),
    sdpMLineIndex: z.int().min(0).max(64).nullable(),
  }),
  z.object({ kind: z.literal("bye"), instance: z.string().max(64) }),
]);
export type SignalPayload = z.infer<typeof signalPayload>;
