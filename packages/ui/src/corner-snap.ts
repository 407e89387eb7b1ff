export type Corner = "top-left" | "top-right" | "bottom-left" | "bottom-right";

/** A place or a velocity in CSS pixels (per millisecond), x to the right and y down. */
export interface Point {
  x: number;
  y: number;
}

export interface Box {
  left: number;
  top: number;
  width: number;
  height: number;
}

function corner(isTop: boolean, isLeft: boolean): Corner {
  if (isTop) return isLeft ? "top-left" : "top-right";
  return isLeft ? "bottom-left" : "bottom-right";
}

/** The corner of the area that a point is nearest to; a point on a middle line goes right or down. */
export function nearestCorner(point: Point, area: Box): Corner {
  return corner(point.y < area.top + area.height / 2, point.x < area.left + area.width / 2);
}

/** Where a thing thrown at a velocity comes to rest after gliding for `glideMs`. */
export function projectThrow(from: Point, velocity: Point, glideMs = 160): Point {
  return { x: from.x + velocity.x * glideMs, y: from.y + velocity.y * glideMs };
}

/** The corner that an arrow key leads to; `null` for every other key. */
export function cornerForKey(from: Corner, key: string): Corner | null {
  const isTop = from.startsWith("top");
  const isLeft = from.endsWith("left");
  switch (key) {
    case "ArrowUp":
      return corner(true, isLeft);
    case "ArrowDown":
      return corner(false, isLeft);
    case "ArrowLeft":
      return corner(isTop, true);
    case "ArrowRight":
      return corner(isTop, false);
    default:
      return null;
  }
}

const clockwise: Record<Corner, Corner> = {
  "top-left": "top-right",
  "top-right": "bottom-right",
  "bottom-right": "bottom-left",
  "bottom-left": "top-left",
};

/** The next corner clockwise. */
export function nextCorner(from: Corner): Corner {
  return clockwise[from];
}

/** The offset cut down so that the frame stays inside the area. */
export function clampOffset(offset: Point, frame: Box, area: Box): Point {
  const clamp = (value: number, low: number, high: number) =>
    Math.min(Math.max(value, low), Math.max(low, high));
  return {
    x: clamp(offset.x, area.left - frame.left, area.left + area.width - frame.left - frame.width),
    y: clamp(offset.y, area.top - frame.top, area.top + area.height - frame.top - frame.height),
  };
}
