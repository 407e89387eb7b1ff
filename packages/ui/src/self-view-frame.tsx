"use client";

import { type ReactNode, useId, useRef, useState } from "react";
import { type Corner, cornerForKey, nextCorner } from "./corner-snap.ts";
import { cx } from "./cx.ts";
import { useCornerDrag } from "./use-corner-drag.ts";

const left = "left-(--gap)";
const right = "left-[calc(100%-var(--frame-w)-var(--gap))]";
const top = "top-(--gap)";
const bottom = "top-[calc(100%-var(--frame-h)-var(--gap))]";
const places: Record<Corner, string> = {
  "top-left": cx(top, left),
  "top-right": cx(top, right),
  "bottom-left": cx(bottom, left),
  "bottom-right": cx(bottom, right),
};

export interface SelfViewFrameProps {
  /** What is in the frame, for example "Your video". */
  label: string;
  defaultCorner?: Corner;
  /** Tells every move, to remember it. */
  onCornerChange?: (corner: Corner) => void;
  /** The video, or an avatar while the camera is off. It fills the frame and takes no clicks. */
  children: ReactNode;
}

/**
 * A small frame over the stage that keeps to a corner: drag or throw it, move it with the arrow keys,
 * or press Enter to send it to the next corner.
 */
export function SelfViewFrame({
  label,
  defaultCorner = "bottom-right",
  onCornerChange,
  children,
}: SelfViewFrameProps) {
  const [corner, setCorner] = useState(defaultCorner);
  const [hasMoved, setHasMoved] = useState(false);
  const frameRef = useRef<HTMLDivElement>(null);
  const hintId = useId();
  const moveTo = (next: Corner) => {
    setHasMoved(true);
    setCorner(next);
    if (next !== corner) onCornerChange?.(next);
  };
  const { handlers, takeWasDragged } = useCornerDrag(frameRef, moveTo);
  return (
    <div
      ref={frameRef}
      data-corner={corner}
      className={cx(
        "absolute z-20 h-(--frame-h) w-(--frame-w) overflow-hidden rounded-lg bg-stage-well shadow-lg ring-1 ring-white/15",
        "[--frame-h:8.5rem] [--frame-w:6.375rem] [--gap:0.75rem] sm:[--frame-h:8.25rem] sm:[--frame-w:14.625rem] sm:[--gap:1rem]",
        "[@media(max-height:26rem)]:[--frame-h:4.5rem] [@media(max-height:26rem)]:[--frame-w:8rem]",
        "transition-[left,top,translate] duration-300 ease-out data-dragging:cursor-grabbing data-dragging:transition-none",
        "[&_video]:size-full [&_video]:object-cover",
        places[corner],
      )}
    >
      {children}
      <button
        type="button"
        aria-label={`Move ${label}`}
        aria-describedby={hintId}
        {...handlers}
        onClick={() => {
          if (!takeWasDragged()) moveTo(nextCorner(corner));
        }}
        onKeyDown={(event) => {
          const next = cornerForKey(corner, event.key);
          if (!next) return;
          event.preventDefault();
          moveTo(next);
        }}
        className="absolute inset-0 touch-none rounded-lg focus-visible:-outline-offset-2 [cursor:inherit]"
      />
      <span id={hintId} className="sr-only">
        Arrow keys move it to another corner
      </span>
      <span aria-live="polite" className="sr-only">
        {hasMoved ? `${label}: ${corner.replace("-", " ")}` : ""}
      </span>
    </div>
  );
}
