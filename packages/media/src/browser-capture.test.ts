import { describe, expect, it, onTestFinished, vi } from "vitest";
import { browserCapture, deviceErrorCode } from "./browser-capture.ts";
import { RoomError } from "./room-error.ts";

describe("devices of the browser", () => {
  it.each([
    ["NotAllowedError", "camera_denied"],
    ["SecurityError", "camera_denied"],
    ["NotFoundError", "camera_missing"],
    ["OverconstrainedError", "camera_missing"],
    ["NotReadableError", "device_in_use"],
    ["SomethingNew", "unknown"],
  ])("%s is %s", (name, code) => {
    expect(deviceErrorCode("camera", new DOMException("", name))).toBe(code);
  });

  it("are not there on a page without https, and that is said", async () => {
    vi.stubGlobal("navigator", {});
    onTestFinished(() => void vi.unstubAllGlobals());
    await expect(browserCapture.open("microphone", null)).rejects.toEqual(
      new RoomError("browser_unsupported"),
    );
  });
});
