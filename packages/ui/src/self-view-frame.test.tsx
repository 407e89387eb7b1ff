// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, describe, expect, it, vi } from "vitest";
import { SelfViewFrame } from "./self-view-frame.tsx";

afterEach(cleanup);

function setUp() {
  const onCornerChange = vi.fn();
  const view = render(
    <SelfViewFrame label="your video" onCornerChange={onCornerChange}>
      <video muted />
    </SelfViewFrame>,
  );
  const handle = screen.getByRole("button", { name: "Move your video" });
  const corner = () => view.container.querySelector("[data-corner]")?.getAttribute("data-corner");
  return { handle, corner, onCornerChange };
}

describe("SelfViewFrame", () => {
  it("is moved by the keyboard alone and says where it went", () => {
    const { handle, corner, onCornerChange } = setUp();
    expect(corner()).toBe("bottom-right");
    fireEvent.keyDown(handle, { key: "ArrowUp" });
    fireEvent.keyDown(handle, { key: "ArrowLeft" });
    expect(corner()).toBe("top-left");
    expect(onCornerChange.mock.calls).toEqual([["top-right"], ["top-left"]]);
    expect(screen.getByText("your video: top left")).toBeTruthy();
  });

  it("does not swallow keys that mean something else", () => {
    const { handle, corner } = setUp();
    expect(fireEvent.keyDown(handle, { key: "Tab" })).toBe(true);
    expect(fireEvent.keyDown(handle, { key: "ArrowUp" })).toBe(false);
    expect(corner()).toBe("top-right");
  });

  it("goes to the next corner when pressed, for those who cannot drag", () => {
    const { handle, corner } = setUp();
    fireEvent.click(handle);
    expect(corner()).toBe("bottom-left");
  });
});
