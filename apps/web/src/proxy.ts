import { type NextRequest, NextResponse } from "next/server";
import { getConfig } from "./server/config.ts";
import { contentPolicy, NONCE_HEADER } from "./server/content-policy.ts";
import { transportSecurity } from "./server/security-headers.ts";

/** Put in by `next.config.ts`. */
declare const IS_DEVELOPMENT_SERVER: boolean;

/** Headers that differ by page load or by configuration. It decides nothing: every verb authorises itself. */
export function proxy(request: NextRequest): NextResponse {
  const { room, publicUrl } = getConfig();
  const isHttps = publicUrl.protocol === "https:";
  const nonce = Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString("base64");
  const policy = contentPolicy({
    nonce,
    roomProvider: room.provider,
    isDevelopment: IS_DEVELOPMENT_SERVER,
    isHttps,
  });
  const headers = new Headers(request.headers);
  headers.set(NONCE_HEADER, nonce);
  // Next reads the nonce for its own scripts from here.
  headers.set("content-security-policy", policy);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("content-security-policy", policy);
  if (isHttps) response.headers.set(transportSecurity.key, transportSecurity.value);
  return response;
}

export const config = {
  matcher: [
    {
      source: "/((?!api/|_next/static|_next/image|favicon.ico|icon.svg).*)",
      // Next's own prefetches are no documents. Whole pages that a browser prefetches are, and are shown as they are.
      missing: [{ type: "header", key: "next-router-prefetch" }],
    },
  ],
};
