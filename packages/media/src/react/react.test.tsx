// @vitest-environment jsdom
import { act, cleanup, render, screen } from "@testing-library/react";
import { StrictMode } from "react";
import { afterEach, describe, expect, it, vi } from "vitest";
import type { AttachTarget, Room } from "../room.ts";
import { FakeRoom } from "../testing/fake-room.ts";
import { useAttach, useRoomSnapshot } from "./index.ts";

afterEach(cleanup);

function Connection({ room }: { room: Room }) {
  return <output>{useRoomSnapshot(room).connection}</output>;
}

function Video({ room, target }: { room: Room; target: AttachTarget }) {
  return <video ref={useAttach(room, target)} muted />;
}

describe("hooks", () => {
  it("render again when the room changes", () => {
    const room = new FakeRoom();
    render(<Connection room={room} />);
    expect(screen.getByRole("status").textContent).toBe("idle");
    act(() => room.show({ connection: "connected" }));
    expect(screen.getByRole("status").textContent).toBe("connected");
  });

  it("attach a video once for as long as it is mounted, also under StrictMode and with a new target object", () => {
    const detach = vi.fn();
    const attach = vi.fn(() => detach);
    const room = { ...new FakeRoom(), attach };
    const { rerender, unmount } = render(<Video room={room} target={{ uid: 7 }} />, { wrapper: StrictMode });
    const attached = () => attach.mock.calls.length - detach.mock.calls.length;
    expect(attached()).toBe(1);
    expect(attach).toHaveBeenLastCalledWith({ uid: 7 }, expect.any(HTMLVideoElement));
    const calls = attach.mock.calls.length;
    rerender(<Video room={room} target={{ uid: 7 }} />);
    expect(attach).toHaveBeenCalledTimes(calls);
    rerender(<Video room={room} target="self" />);
    expect(attach).toHaveBeenLastCalledWith("self", expect.any(HTMLVideoElement));
    expect(attached()).toBe(1);
    unmount();
    expect(attached()).toBe(0);
  });
});
