/** Request header by which the proxy hands the nonce of this page to the layout. */
export const NONCE_HEADER = "x-paygo-nonce";

/** Agora's edges listen on many ports of many hosts (docs.agora.io/en/introduction/firewall). */
const agoraHosts = [
  "*.agora.io",
  "*.edge.agora.io",
  "*.sd-rtn.com",
  "*.edge.sd-rtn.com",
  "*.ap.sd-rtn.com",
  "*.statscollector.sd-rtn.com",
  "*.webrtc-cloud-proxy.sd-rtn.com",
  "*.rtnsvc.com",
  "*.edge.rtnsvc.com",
  "*.rtesvc.com",
  "*.edge.rtesvc.com",
].flatMap((host) => [`https://${host}:*`, `wss://${host}:*`]);

export interface ContentPolicyOptions {
  nonce: string;
  roomProvider: "peer" | "agora";
  /** React's development build uses `eval` for stack traces and the dev server a WebSocket. */
  isDevelopment: boolean;
  isHttps: boolean;
}

/** The Content-Security-Policy of a page: only scripts with the nonce run, and nothing may frame the page. */
export function contentPolicy({ nonce, roomProvider, isDevelopment, isHttps }: ContentPolicyOptions): string {
  const directives: Record<string, readonly string[]> = {
    "default-src": ["'self'"],
    "script-src": [
      "'self'",
      `'nonce-${nonce}'`,
      "'strict-dynamic'",
      ...(isDevelopment ? ["'unsafe-eval'"] : []),
    ],
    "style-src": ["'self'", "'unsafe-inline'"],
    "img-src": ["'self'", "data:", "blob:"],
    "font-src": ["'self'"],
    "media-src": ["'self'", "blob:"],
    "worker-src": ["'self'", "blob:"],
    "connect-src": [
      "'self'",
      ...(roomProvider === "agora" ? agoraHosts : []),
      ...(isDevelopment ? ["ws:"] : []),
    ],
    "object-src": ["'none'"],
    "base-uri": ["'none'"],
    "form-action": ["'self'"],
    "frame-ancestors": ["'none'"],
    ...(isHttps ? { "upgrade-insecure-requests": [] } : {}),
  };
  return Object.entries(directives)
    .map(([name, sources]) => [name, ...sources].join(" "))
    .join("; ");
}
