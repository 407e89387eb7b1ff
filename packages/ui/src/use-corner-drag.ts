import { type PointerEvent, type RefObject, useRef } from "react";
import { type Corner, clampOffset, nearestCorner, type Point, projectThrow } from "./corner-snap.ts";

interface Drag {
  start: Point;
  last: Point;
  lastAtMs: number;
  velocity: Point;
  hasMoved: boolean;
}

/** Less than this is a click, not a drag, in CSS pixels. */
const slopPx = 4;

/**
 * Pointer handlers that move a frame inside its offset parent and tell the corner it was dropped or
 * thrown to. The frame follows by its `translate`; `data-dragging` is set on it meanwhile.
 */
export function useCornerDrag(frameRef: RefObject<HTMLElement | null>, onDrop: (corner: Corner) => void) {
  const dragRef = useRef<Drag | null>(null);
  const wasDragged = useRef(false);

  function begin(event: PointerEvent<HTMLElement>) {
    if (event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    const at = { x: event.clientX, y: event.clientY };
    dragRef.current = {
      start: at,
      last: at,
      lastAtMs: event.timeStamp,
      velocity: { x: 0, y: 0 },
      hasMoved: false,
    };
    wasDragged.current = false;
  }

  function move(event: PointerEvent<HTMLElement>) {
    const drag = dragRef.current;
    const frame = frameRef.current;
    const area = frame?.offsetParent;
    if (!drag || !frame || !area) return;
    const offset = { x: event.clientX - drag.start.x, y: event.clientY - drag.start.y };
    if (!drag.hasMoved && Math.hypot(offset.x, offset.y) < slopPx) return;
    const elapsedMs = Math.max(1, event.timeStamp - drag.lastAtMs);
    drag.velocity = {
      x: (event.clientX - drag.last.x) / elapsedMs,
      y: (event.clientY - drag.last.y) / elapsedMs,
    };
    drag.last = { x: event.clientX, y: event.clientY };
    drag.lastAtMs = event.timeStamp;
    drag.hasMoved = true;
    frame.dataset.dragging = "true";
    frame.style.translate = "none";
    const { x, y } = clampOffset(offset, frame.getBoundingClientRect(), area.getBoundingClientRect());
    frame.style.translate = `${x}px ${y}px`;
  }

  function finish(event: PointerEvent<HTMLElement>) {
    const drag = dragRef.current;
    const frame = frameRef.current;
    const area = frame?.offsetParent;
    dragRef.current = null;
    if (!drag?.hasMoved || !frame || !area) return;
    // A cancelled pointer sends no click.
    wasDragged.current = event.type === "pointerup";
    const box = frame.getBoundingClientRect();
    const centre = { x: box.left + box.width / 2, y: box.top + box.height / 2 };
    delete frame.dataset.dragging;
    frame.style.translate = "";
    // Held still before letting go: it was put down, not thrown.
    const isThrown = event.timeStamp - drag.lastAtMs < 80;
    const rest = isThrown ? projectThrow(centre, drag.velocity) : centre;
    onDrop(nearestCorner(rest, area.getBoundingClientRect()));
  }

  return {
    handlers: { onPointerDown: begin, onPointerMove: move, onPointerUp: finish, onPointerCancel: finish },
    /** Whether the click that follows belongs to a drag; asking forgets it. */
    takeWasDragged() {
      const answer = wasDragged.current;
      wasDragged.current = false;
      return answer;
    },
  };
}
