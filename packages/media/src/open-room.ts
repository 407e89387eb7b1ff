import type { RoomCredential } from "@paygo/contracts";
import type { PrepareAnswerOptions, PreparedAnswer } from "./peer-room/prepared-answer.ts";
import type { SignalTransport } from "./peer-room/signal-transport.ts";
import type { Room } from "./room.ts";
import type { InitialMedia } from "./self-devices.ts";

export interface OpenRoomOptions {
  /** Carries the messages of a `peer` room; other providers bring their own. */
  readonly transport: SignalTransport;
  /**
   * Fetches a fresh credential. Reject with `RoomError` to say that the server refuses (the room then fails with
   * that code); any other rejection is tried again until the old credential runs out.
   */
  readonly renewCredential: () => Promise<RoomCredential>;
  readonly initial: InitialMedia;
  /** Nobody else can be in the room yet: where the provider can, it makes ready for the first who comes. */
  readonly isFirst?: boolean;
  /** What `prepareAnswer` made for this room. */
  readonly prepared?: PreparedAnswer | null;
}

const adapters = {
  agora: () => import("./agora-room/agora-room.ts"),
  peer: () => import("./peer-room/peer-room.ts"),
} satisfies Record<RoomCredential["provider"], () => Promise<unknown>>;

const loadPreparedAnswer = () => import("./peer-room/prepared-answer.ts");

/**
 * Fetches the adapters when a room will probably be opened soon, so that `openRoom` need not wait for one. They
 * are small; a vendor's SDK comes only when its room is joined.
 */
export async function preloadRooms(): Promise<void> {
  await Promise.all([...Object.values(adapters), loadPreparedAnswer].map((load) => load()));
}

/** Makes the connection to a host who waits in a `peer` room ready, for a person who has not answered yet. */
export async function prepareAnswer(options: PrepareAnswerOptions): Promise<PreparedAnswer> {
  const { PreparedAnswer } = await loadPreparedAnswer();
  return new PreparedAnswer(options);
}

/**
 * Makes the room a credential is for, without entering it. Only the adapter that is needed is loaded, so a page
 * has no vendor's SDK unless that provider is on.
 */
export async function openRoom(credential: RoomCredential, options: OpenRoomOptions): Promise<Room> {
  switch (credential.provider) {
    case "agora": {
      const { createAgoraRoom } = await adapters.agora();
      options.prepared?.close();
      return createAgoraRoom(credential, options);
    }
    case "peer": {
      const { createPeerRoom } = await adapters.peer();
      return createPeerRoom(credential, options);
    }
    default:
      return credential satisfies never;
  }
}
