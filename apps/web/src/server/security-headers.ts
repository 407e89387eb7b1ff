const permissions =
  "camera=(self), microphone=(self), display-capture=(self), geolocation=(), payment=(), usb=()";

/** Headers that are the same for every answer; the Content-Security-Policy of pages is in `src/proxy.ts`. */
export const securityHeaders: readonly { key: string; value: string }[] = [
  { key: "X-Content-Type-Options", value: "nosniff" },
  { key: "X-Frame-Options", value: "DENY" },
  { key: "Referrer-Policy", value: "strict-origin-when-cross-origin" },
  { key: "Permissions-Policy", value: permissions },
  { key: "Cross-Origin-Opener-Policy", value: "same-origin" },
  { key: "Cross-Origin-Resource-Policy", value: "same-origin" },
];

const DAYS_180_IN_SECONDS = 180 * 24 * 60 * 60;

/** For answers of a PayGo whose public address is https (RFC 6797). */
export const transportSecurity = {
  key: "Strict-Transport-Security",
  value: `max-age=${DAYS_180_IN_SECONDS}; includeSubDomains`,
};
