import { useSyncExternalStore } from "react";
import type { Room, RoomSnapshot } from "../room.ts";

/** The room's snapshot; renders again when it changes. */
export function useRoomSnapshot(room: Room): RoomSnapshot {
  return useSyncExternalStore(room.subscribe, room.getSnapshot, room.getSnapshot);
}
