import { describe, expect, it } from "vitest";
import { FakeAgoraError } from "../testing/fake-agora-error.ts";
import { agoraDeviceErrorCode, disconnectErrorCode } from "./agora-errors.ts";

describe("device errors of the SDK", () => {
  it.each([
    ["PERMISSION_DENIED", "camera_denied", "microphone_denied"],
    ["DEVICE_NOT_FOUND", "camera_missing", "microphone_missing"],
    ["NOT_READABLE", "device_in_use", "device_in_use"],
    ["NOT_SUPPORTED", "browser_unsupported", "browser_unsupported"],
    ["UNEXPECTED_ERROR", "unknown", "unknown"],
  ])("%s is %s or %s", (code, camera, microphone) => {
    const error = new FakeAgoraError(code);
    expect([agoraDeviceErrorCode("camera", error), agoraDeviceErrorCode("microphone", error)]).toEqual([
      camera,
      microphone,
    ]);
  });

  it("is unknown for whatever is not an error of the SDK", () => {
    expect(agoraDeviceErrorCode("camera", undefined)).toBe("unknown");
    expect(agoraDeviceErrorCode("camera", { code: "constructor" })).toBe("unknown");
    expect(disconnectErrorCode(undefined)).toBe("unknown");
  });
});
