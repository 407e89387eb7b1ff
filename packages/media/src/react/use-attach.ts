import { type RefCallback, useCallback } from "react";
import type { AttachTarget, Room } from "../room.ts";

/** A `ref` for a `<video>` that shows the target while the element is mounted. `target` may be a new object at each render. */
export function useAttach(room: Room, target: AttachTarget): RefCallback<HTMLVideoElement> {
  const uid = target === "self" ? null : target.uid;
  return useCallback(
    (element: HTMLVideoElement | null) =>
      element ? room.attach(uid === null ? "self" : { uid }, element) : undefined,
    [room, uid],
  );
}
