/** Looks like the SDK's own `AgoraRTCError`. */
export class FakeAgoraError extends Error {
  readonly code: string;

  constructor(code: string, text = "") {
    super(`AgoraRTCError ${code}: ${text}`);
    this.name = "AgoraRTCException";
    this.code = code;
  }
}

/** What the access point's refusals look like after the SDK (4.24.8) wrapped them. */
export function gatewayRefusal(text: string): FakeAgoraError {
  const inner = `AgoraRTCError CAN_NOT_GET_GATEWAY_SERVER: ${text}`;
  return new FakeAgoraError("CAN_NOT_GET_GATEWAY_SERVER", `flag: 4096, message: ${inner}`);
}

/** The SDK's translation of `getUserMedia` errors. */
export function deviceFailure(error: unknown): FakeAgoraError {
  const name = error instanceof Error ? error.name : "";
  const codes: Record<string, string> = {
    NotFoundError: "DEVICE_NOT_FOUND",
    NotAllowedError: "PERMISSION_DENIED",
    NotReadableError: "NOT_READABLE",
    OverconstrainedError: "MEDIA_OPTION_INVALID",
  };
  return new FakeAgoraError(codes[name] ?? "UNEXPECTED_ERROR", name);
}
