import type { Heartbeat, RoomCredential, SignalPayload } from "@paygo/contracts";
import type { trpc } from "../../trpc/client.ts";

export interface OutgoingSignal {
  toUid: number | null;
  payload: SignalPayload;
}
export interface IncomingSignal {
  id: number;
  fromUid: number;
  payload: SignalPayload;
}

/** The calls that a room makes, for one session and one device. Each rejects as a tRPC call does. */
export interface RoomApi {
  token(takeOver: boolean): Promise<RoomCredential>;
  /** `isResumed`: media was lost, or not there yet, since this device's last heartbeat. `isAsked`: see `prove`. */
  heartbeat(beat: { isResumed: boolean; isAsked: boolean }, signal: AbortSignal): Promise<Heartbeat>;
  /** `isParting`: the page is going away, and the message must outlive it. */
  send(messages: OutgoingSignal[], isParting: boolean): Promise<void>;
  read(afterId: number): Promise<IncomingSignal[]>;
}

type Client = ReturnType<typeof trpc.useUtils>["client"];

export function createRoomApi({ streaming }: Client, sessionId: string, device: string): RoomApi {
  return {
    token: async (takeOver) => (await streaming.token.mutate({ sessionId, device, takeOver })).room,
    heartbeat: (beat, signal) => streaming.heartbeat.mutate({ sessionId, device, ...beat }, { signal }),
    send: async (messages, isParting) => {
      await streaming.signal.mutate({ sessionId, device, messages }, { context: { isParting } });
    },
    read: async (afterId) => (await streaming.signals.query({ sessionId, device, afterId })).messages,
  };
}
