import { describe, expect, it } from "vitest";
import {
  type Corner,
  clampOffset,
  cornerForKey,
  nearestCorner,
  nextCorner,
  projectThrow,
} from "./corner-snap.ts";

const area = { left: 100, top: 50, width: 400, height: 200 };

describe("nearestCorner", () => {
  it.each<[number, number, Corner]>([
    [101, 51, "top-left"],
    [499, 51, "top-right"],
    [101, 249, "bottom-left"],
    [499, 249, "bottom-right"],
    [300, 150, "bottom-right"],
    [-999, 9999, "bottom-left"],
  ])("sends a frame dropped at %d, %d to the %s", (x, y, expected) => {
    expect(nearestCorner({ x, y }, area)).toBe(expected);
  });

  it("lets a short throw cross the stage", () => {
    const from = { x: 450, y: 230 };
    expect(nearestCorner(projectThrow(from, { x: 0, y: 0 }), area)).toBe("bottom-right");
    expect(nearestCorner(projectThrow(from, { x: -2, y: 0 }), area)).toBe("bottom-left");
    expect(nearestCorner(projectThrow(from, { x: -2, y: -2 }), area)).toBe("top-left");
  });
});

describe("keyboard", () => {
  it("moves along one axis with each arrow and stays at the edge", () => {
    expect(cornerForKey("bottom-right", "ArrowUp")).toBe("top-right");
    expect(cornerForKey("top-right", "ArrowLeft")).toBe("top-left");
    expect(cornerForKey("top-left", "ArrowLeft")).toBe("top-left");
    expect(cornerForKey("top-left", "ArrowDown")).toBe("bottom-left");
    expect(cornerForKey("bottom-left", "ArrowRight")).toBe("bottom-right");
  });

  it("leaves every other key to the browser", () => {
    expect(cornerForKey("top-left", "Tab")).toBeNull();
    expect(cornerForKey("top-left", "a")).toBeNull();
  });

  it("visits all four corners with Enter and comes back", () => {
    const visited: Corner[] = ["top-left"];
    for (let step = 0; step < 4; step += 1) visited.push(nextCorner(visited[step] ?? "top-left"));
    expect(new Set(visited).size).toBe(4);
    expect(visited[4]).toBe("top-left");
  });
});

describe("clampOffset", () => {
  const frame = { left: 380, top: 190, width: 100, height: 50 };

  it("follows the pointer inside the stage", () => {
    expect(clampOffset({ x: -30, y: -20 }, frame, area)).toEqual({ x: -30, y: -20 });
  });

  it("never lets the frame leave the stage", () => {
    expect(clampOffset({ x: 999, y: 999 }, frame, area)).toEqual({ x: 20, y: 10 });
    expect(clampOffset({ x: -999, y: -999 }, frame, area)).toEqual({ x: -280, y: -140 });
  });

  it("keeps a frame that is larger than the stage at its start", () => {
    const wide = { left: 100, top: 50, width: 900, height: 900 };
    expect(clampOffset({ x: 40, y: -40 }, wide, area)).toEqual({ x: 0, y: 0 });
  });
});
