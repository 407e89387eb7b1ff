/**
 * Everything that can go wrong with a room, whoever provides it. Closed: a screen has one sentence per code.
 *
 * - `*_denied`: the person or the browser's policy refused; `*_missing`: no such device; `device_in_use`:
 *   another program holds it. These are found at `snapshot.self.*.error` and never end a room.
 * - `token_expired`, `token_invalid`: the credential ran out or was not accepted.
 * - `uid_conflict`: somebody else entered with the same uid. `removed`: the provider was told to remove us
 *   (Agora also says this to the older of two tabs with one uid).
 * - `network`: the provider cannot be reached.
 */
export type RoomErrorCode =
  | "camera_denied"
  | "camera_missing"
  | "microphone_denied"
  | "microphone_missing"
  | "device_in_use"
  | "token_expired"
  | "token_invalid"
  | "uid_conflict"
  | "removed"
  | "network"
  | "browser_unsupported"
  | "unknown";

/**
 * A failure with a closed code. The app may reject `renewCredential` and `SignalTransport.send` with it to say
 * "refused, for this reason"; any other rejection counts as trouble on the way and is tried again.
 */
export class RoomError extends Error {
  readonly code: RoomErrorCode;

  constructor(code: RoomErrorCode, options?: { cause?: unknown }) {
    super(`room: ${code}`, options);
    this.name = "RoomError";
    this.code = code;
  }
}

/** The code of whatever was thrown; `fallback` when it is not a `RoomError`. */
export function toRoomErrorCode(error: unknown, fallback: RoomErrorCode = "unknown"): RoomErrorCode {
  return error instanceof RoomError ? error.code : fallback;
}
