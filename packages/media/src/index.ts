export type { OpenRoomOptions } from "./open-room.ts";
export { openRoom, preloadRooms, prepareAnswer } from "./open-room.ts";
export type { PreparedAnswer } from "./peer-room/prepared-answer.ts";
export type { SignalTransport } from "./peer-room/signal-transport.ts";
export type {
  AttachTarget,
  NetworkGrade,
  Room,
  RoomCapabilities,
  RoomConnection,
  RoomDevice,
  RoomDeviceKind,
  RoomPeer,
  RoomQuality,
  RoomSnapshot,
  SelfDevice,
  SelfDeviceStatus,
} from "./room.ts";
export type { RoomErrorCode } from "./room-error.ts";
export { RoomError } from "./room-error.ts";
export type { InitialMedia } from "./self-devices.ts";
