import type { Room, RoomErrorCode, RoomSnapshot } from "@paygo/media";

/** Where this tab stands to the reader's place in the session's room. */
export type Place =
  /** It may not enter (yet): nobody has answered, or the reader has no place. */
  | { readonly kind: "outside" }
  | { readonly kind: "entering" }
  | {
      readonly kind: "inside";
      readonly room: Room;
      readonly snapshot: RoomSnapshot;
      /** Whether media reached the other side at any time since entering. */
      readonly wasConnected: boolean;
    }
  /** Another tab or device of the reader holds the place. */
  | { readonly kind: "elsewhere" }
  | { readonly kind: "failed"; readonly error: RoomErrorCode };

export const outside: Place = { kind: "outside" };
