import { subscribe } from "node:diagnostics_channel";
import type { IncomingMessage } from "node:http";
import type { Socket } from "node:net";
import { getConfig } from "./config.ts";

function isRequestStart(message: unknown): message is { request: IncomingMessage; socket: Socket } {
  return typeof message === "object" && message !== null && "request" in message && "socket" in message;
}

/**
 * Replaces `X-Forwarded-For` by the socket's address on every request, unless there is a proxy to believe.
 * Next sets the header only where it is missing, so that any caller could pass for another and evade limits.
 */
function overwriteForwardedFor(): void {
  subscribe("http.server.request.start", (message) => {
    if (!isRequestStart(message)) return;
    message.request.headers["x-forwarded-for"] = message.socket.remoteAddress ?? "unknown";
  });
}

/** What has to be in place before the first request. */
export function prepareServer(): void {
  const config = getConfig();
  if (!config.isBehindProxy) overwriteForwardedFor();
}
