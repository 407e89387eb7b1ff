import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { Duplex } from "node:stream";
import { refuseRequest } from "@paygo/api";
import { createRequestListener, sendResponse } from "@remix-run/node-fetch-server";
import { answerApi, isApiPath } from "./answer-api.ts";
import { getConfig } from "./config.ts";
import { getServices } from "./context.ts";
import { securityHeaders, transportSecurity } from "./security-headers.ts";

/** Time that a request has to arrive: its headers, and all of it. The answer may take as long as it likes. */
const HEADERS_TIMEOUT_MS = 10_000;
const REQUEST_TIMEOUT_MS = 30_000;

type Listener = (request: IncomingMessage, response: ServerResponse) => unknown;

/** Whether a `Host` header is a host and perhaps a port, and nothing besides (RFC 9110, 7.2). */
function isHost(text: string | undefined): boolean {
  if (text === undefined || /[/\\?#@\s]/.test(text)) return false;
  return URL.canParse(`http://${text}`);
}

/** The status of requests that nothing here can read, or null. */
function refusalOf({ method, headers }: IncomingMessage): 400 | 405 | null {
  if (method === "TRACE") return 405;
  return isHost(headers.host) ? null : 400;
}

function listenApi(request: IncomingMessage, response: ServerResponse): void {
  let isRead = false;
  const answer = (call: Request) => {
    isRead = true;
    return answerApi(call);
  };
  const onError = (error: unknown) => refuseRequest(getServices().log, isRead ? 500 : 400, error);
  createRequestListener(answer, { onError })(request, response);
}

function refuse(request: IncomingMessage, status: 400 | 405): Response {
  const error = new Error(`${request.method} request for host ${JSON.stringify(request.headers.host)}`);
  return refuseRequest(getServices().log, status, error);
}

/** Tunnels are not for us. Node gives no response to answer CONNECT with, so it is written by hand. */
async function refuseTunnel(request: IncomingMessage, socket: Duplex): Promise<void> {
  socket.on("error", () => socket.destroy());
  const answer = refuse(request, 405);
  const head = ["HTTP/1.1 405 Method Not Allowed", "connection: close"];
  for (const [key, value] of answer.headers) head.push(`${key}: ${value}`);
  socket.end(`${head.join("\r\n")}\r\n\r\n${await answer.text()}`);
}

/**
 * The production server. It answers API calls itself and leaves the rest to `answerPage`. What cannot be read
 * is refused before either sees it, and what does not arrive in time is dropped.
 */
export function createWebServer(answerPage: Listener): Server {
  const isHttps = getConfig().publicUrl.protocol === "https:";
  const headers = [...securityHeaders, ...(isHttps ? [transportSecurity] : [])];
  const timeouts = { headersTimeout: HEADERS_TIMEOUT_MS, requestTimeout: REQUEST_TIMEOUT_MS };
  const server = createServer(timeouts, (request, response) => {
    const refusal = refusalOf(request);
    if (refusal === null && !isApiPath(request.url)) return void answerPage(request, response);
    for (const { key, value } of headers) response.setHeader(key, value);
    if (refusal === null) return listenApi(request, response);
    void sendResponse(response, refuse(request, refusal));
  });
  return server.on("connect", refuseTunnel);
}
