import type { AgoraRTCErrorCode, ConnectionDisconnectedReason } from "agora-rtc-sdk-ng";
import type { CaptureKind } from "../capture.ts";
import type { RoomErrorCode } from "../room-error.ts";

type SdkCode = `${AgoraRTCErrorCode}`;

/** Errors of `client.join` and `client.renewToken`; what is not listed is `unknown`. */
const CHANNEL_CODES: Partial<Record<SdkCode, RoomErrorCode>> = {
  TOKEN_EXPIRE: "token_expired",
  // The only parameters we pass come from the credential.
  INVALID_PARAMS: "token_invalid",
  UPDATE_TICKET_FAILED: "token_invalid",
  UID_CONFLICT: "uid_conflict",
  NOT_SUPPORTED: "browser_unsupported",
  WEB_SECURITY_RESTRICT: "browser_unsupported",
  GET_LOCAL_CAPABILITIES_FAILED: "browser_unsupported",
  TIMEOUT: "network",
  OPERATION_ABORTED: "network",
  NETWORK_ERROR: "network",
  NETWORK_TIMEOUT: "network",
  NETWORK_RESPONSE_ERROR: "network",
  API_INVOKE_TIMEOUT: "network",
  CAN_NOT_GET_PROXY_SERVER: "network",
  CAN_NOT_GET_GATEWAY_SERVER: "network",
  VOID_GATEWAY_ADDRESS: "network",
  MULTI_UNILBS_RESPONSE_ERROR: "network",
  WS_DISCONNECT: "network",
  WS_ERR: "network",
  ICE_FAILED: "network",
  NO_ICE_CANDIDATE: "network",
  GATEWAY_P2P_LOST: "network",
  EXCHANGE_SDP_FAILED: "network",
};

/**
 * Texts inside `message` that say more than the code, most telling first. The access point reports every refusal
 * as CAN_NOT_GET_GATEWAY_SERVER and the gateway every ban as WS_ABORT (read in the SDK 4.24.8).
 */
const TEXTS: readonly (readonly [RegExp, RoomErrorCode])[] = [
  [/_BANNED/, "removed"],
  [/dynamic key (expired|or token timeout)/i, "token_expired"],
  [/invalid token|authorized|vendor key|dynamic key|invalid channel/i, "token_invalid"],
];

const DEVICE_CODES: Partial<Record<SdkCode, "denied" | "missing" | RoomErrorCode>> = {
  PERMISSION_DENIED: "denied",
  DEVICE_NOT_FOUND: "missing",
  CONSTRAINT_NOT_SATISFIED: "missing",
  MEDIA_OPTION_INVALID: "missing",
  NOT_READABLE: "device_in_use",
  NOT_SUPPORTED: "browser_unsupported",
  WEB_SECURITY_RESTRICT: "browser_unsupported",
  ENUMERATE_DEVICES_FAILED: "browser_unsupported",
};

/** Why the SDK gave up a channel by itself. TOKEN_EXPIRE is not the end: see `AgoraProvider`. */
const REASON_CODES: Record<`${ConnectionDisconnectedReason}`, RoomErrorCode> = {
  LEAVE: "network",
  NETWORK_ERROR: "network",
  SERVER_ERROR: "network",
  FALLBACK: "network",
  FALLBACK_TO_HLS: "network",
  // Also what the older of two clients with one uid is told.
  UID_BANNED: "removed",
  IP_BANNED: "removed",
  CHANNEL_BANNED: "removed",
  UID_CONFLICT: "uid_conflict",
  TOKEN_EXPIRE: "token_expired",
  LICENSE_MISSING: "unknown",
  LICENSE_EXPIRED: "unknown",
  LICENSE_MINUTES_EXCEEDED: "unknown",
  LICENSE_PERIOD_INVALID: "unknown",
  LICENSE_MULTIPLE_SDK_SERVICE: "unknown",
  LICENSE_ILLEGAL: "unknown",
};

export function channelErrorCode(error: unknown): RoomErrorCode {
  const message = error instanceof Error ? error.message : "";
  const told = TEXTS.find(([text]) => text.test(message));
  return told?.[1] ?? lookUp(CHANNEL_CODES, codeOf(error)) ?? "unknown";
}

export function agoraDeviceErrorCode(kind: CaptureKind, error: unknown): RoomErrorCode {
  const code = lookUp(DEVICE_CODES, codeOf(error));
  if (code === "denied" || code === "missing") return `${kind}_${code}`;
  return code ?? "unknown";
}

export function disconnectErrorCode(reason: string | undefined): RoomErrorCode {
  return lookUp(REASON_CODES, reason) ?? "unknown";
}

/** The gateway read a renewed token and said no; the old one stays in force until it expires. */
export function isTokenRefused(error: unknown): boolean {
  const code = codeOf(error);
  return code === "UNEXPECTED_RESPONSE" || code === "INVALID_PARAMS" || code === "UPDATE_TICKET_FAILED";
}

function codeOf(error: unknown): string | undefined {
  if (typeof error !== "object" || error === null || !("code" in error)) return undefined;
  return typeof error.code === "string" ? error.code : undefined;
}

function lookUp<T>(table: Readonly<Record<string, T | undefined>>, key: string | undefined): T | undefined {
  return key !== undefined && Object.hasOwn(table, key) ? table[key] : undefined;
}
