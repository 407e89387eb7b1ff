export { useAttach } from "./use-attach.ts";
export { useRoomSnapshot } from "./use-room-snapshot.ts";
