import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { STRIPE_API_VERSION } from "../../stripe/provider.ts";
import type { Fault, Faults } from "./faults.ts";
import { answerPage } from "./hosted-page.ts";
import { type Answer, Keys } from "./idempotency.ts";
import { Params } from "./params.ts";
import { invalidRequest, Refusal } from "./refusal.ts";
import { routes } from "./routes.ts";
import type { State } from "./state.ts";

/** One call that arrived, for tests to look at. */
export interface SeenCall {
  method: string;
  path: string;
  fields: ReadonlyMap<string, string>;
  idempotencyKey: string | null;
  status: number | "broken";
  isReplayed: boolean;
}

interface Backend {
  state: State;
  faults: Faults;
  secretKey: string;
  seen: SeenCall[];
  setUp(accountId: string): void;
}

/** Breaks the connection, which is the only answer there is. */
class Broken extends Error {}

/** Listens on a free port of this machine. */
export async function serve(backend: Backend): Promise<{ url: URL; keys: Keys; close(): Promise<void> }> {
  const keys = new Keys();
  let url = new URL("http://127.0.0.1");
  const server = createServer((request, response) => {
    answer(request, response, { ...backend, keys, url }).catch((error: unknown) => {
      if (!(error instanceof Broken) && !response.headersSent) response.writeHead(500).end(String(error));
      response.destroy();
    });
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  url = new URL(`http://127.0.0.1:${address.port}`);
  return {
    url,
    keys,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  backend: Backend & { keys: Keys; url: URL },
): Promise<void> {
  const { pathname: path, search, searchParams: query } = new URL(request.url ?? "/", backend.url);
  const method = request.method ?? "GET";
  let body = "";
  for await (const chunk of request.setEncoding("utf8")) body += chunk;
  if (!path.startsWith("/v1/")) {
    const shown = answerPage(
      backend.state,
      { method, path, form: new URLSearchParams(body), query },
      backend.setUp,
    );
    if (!shown) return void response.writeHead(404).end();
    const headers = {
      "content-type": "text/html; charset=utf-8",
      ...(shown.location ? { location: shown.location } : {}),
    };
    return void response.writeHead(shown.status, headers).end(shown.html);
  }
  const key = header(request, "idempotency-key");
  const seen: SeenCall = {
    method,
    path,
    fields: new Map(),
    idempotencyKey: key,
    status: "broken",
    isReplayed: false,
  };
  backend.seen.push(seen);
  const reply = await call(request, backend, {
    method,
    path,
    encoded: method === "GET" ? search : body,
    seen,
  });
  Object.assign(seen, { status: reply.status, isReplayed: reply.isReplayed });
  response.writeHead(reply.status, {
    "content-type": "application/json",
    "request-id": backend.state.newId("req"),
    "stripe-version": STRIPE_API_VERSION,
    ...(key && method === "POST" ? { "idempotency-key": key } : {}),
    ...(reply.isReplayed ? { "idempotent-replayed": "true" } : {}),
    ...(reply.status >= 500 ? { "stripe-should-retry": "false" } : {}),
  });
  response.end(JSON.stringify(reply.body));
}

function header(request: IncomingMessage, name: string): string | null {
  const value = request.headers[name];
  return typeof value === "string" ? value : null;
}

async function call(
  request: IncomingMessage,
  backend: Backend & { keys: Keys; url: URL },
  { method, path, encoded, seen }: { method: string; path: string; encoded: string; seen: SeenCall },
): Promise<Answer & { isReplayed: boolean }> {
  try {
    checkHeaders(request, backend.secretKey, method);
    const route = routes.find((known) => known.method === method && known.path.test(path));
    if (!route) throw invalidRequest(`Unrecognized request URL (${method}: ${path}).`, {}, 404);
    const params = new Params(encoded);
    seen.fields = params.fields;
    params.check(route);
    const fault = method === "POST" ? backend.faults.take(path) : null;
    if (fault?.kind === "no_answer") throw new Broken();
    const run = () => {
      const id = route.path.exec(path)?.[1] ?? "";
      return route.run({ state: backend.state, params, id, baseUrl: backend.url });
    };
    const reply = await backend.keys.once(
      method === "POST" ? seen.idempotencyKey : null,
      `${method} ${path} ${encoded}`,
      () => perform(fault, run),
    );
    if (fault?.kind === "lost_answer") throw new Broken();
    return reply;
  } catch (error) {
    if (error instanceof Refusal)
      return { status: error.status, body: { error: error.body }, isReplayed: false };
    throw error;
  }
}

/** A decline is an answer like any other and is kept; a malformed request is not. */
async function perform(fault: Fault | null, run: () => object): Promise<Answer & { isForgotten?: boolean }> {
  if (fault?.kind === "answer") {
    const usual =
      fault.status === 402 ? "card_error" : fault.status === 429 ? "rate_limit_error" : "api_error";
    const type = fault.type ?? usual;
    const body = {
      error: {
        type,
        message: "A fault that was asked for.",
        code: type === "card_error" ? "card_declined" : undefined,
      },
    };
    return { status: fault.status, body, isForgotten: fault.isKept !== true };
  }
  if (fault?.kind === "slow") await fault.until;
  try {
    return { status: 200, body: structuredClone(run()) };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { status: error.status, body: { error: error.body }, isForgotten: error.status !== 402 };
  }
}

function checkHeaders(request: IncomingMessage, secretKey: string, method: string): void {
  if (header(request, "authorization") !== `Bearer ${secretKey}`) {
    throw new Refusal(401, "invalid_request_error", "Invalid API Key provided.");
  }
  if (header(request, "stripe-version") !== STRIPE_API_VERSION) {
    throw invalidRequest(`Invalid Stripe API version: ${header(request, "stripe-version")}`);
  }
  const type = header(request, "content-type")?.split(";", 1)[0];
  if (method === "POST" && type !== "application/x-www-form-urlencoded") {
    throw invalidRequest(`Invalid content type: ${type}`);
  }
  const key = header(request, "idempotency-key");
  if (key !== null && key.length > 255) throw invalidRequest("The idempotency key is too long.");
}
