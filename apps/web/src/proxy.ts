import { type NextRequest, NextResponse } from "next/server";
import { getConfig } from "./server/config.ts";
import { contentPolicy, NONCE_HEADER } from "./server/content-policy.ts";

/** Put in by `next.config.ts`. */
declare const IS_DEVELOPMENT_SERVER: boolean;

const DAYS_180_IN_SECONDS = 180 * 24 * 60 * 60;

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
  if (isHttps) {
    response.headers.set("strict-transport-security", `max-age=${DAYS_180_IN_SECONDS}; includeSubDomains`);
  }
  return response;
}

export const config = {
  matcher: [
    {
      source: "/((?!api/|_next/static|_next/image|favicon.ico|icon.svg).*)",
      missing: [
        { type: "header", key: "next-router-prefetch" },
        { type: "header", key: "purpose", value: "prefetch" },
      ],
    },
  ],
};
