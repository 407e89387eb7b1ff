import { once } from "node:events";
import type { Server } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { createTestDatabase } from "@paygo/db/testing";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { closeServices, getServices } from "./context.ts";
import { prepareServer } from "./prepare-server.ts";
import { securityHeaders } from "./security-headers.ts";
import { createWebServer } from "./web-server.ts";

const ORIGIN = "https://paygo.example";
let database: Awaited<ReturnType<typeof createTestDatabase>>;
let server: Server;
let port: number;

beforeAll(async () => {
  database = await createTestDatabase(1);
  vi.stubEnv("DATABASE_URL", database.url);
  vi.stubEnv("NEXTAUTH_SECRET", "a secret of this test, long enough");
  vi.stubEnv("PAYGO_PUBLIC_URL", ORIGIN);
  vi.stubEnv("LOG_LEVEL", "silent");
  prepareServer();
  server = createWebServer((_request, response) => response.end("a page"));
  await once(server.listen(0, "127.0.0.1"), "listening");
  port = (server.address() as AddressInfo).port;
});
afterAll(async () => {
  server.closeAllConnections();
  server.close();
  await closeServices();
  await database.close();
  vi.unstubAllEnvs();
});

/** Sends the lines as they are; the status line, the header lines and the body of the answer. */
async function send(...lines: string[]): Promise<{ status: number; head: string; body: string }> {
  const socket = connect(port, "127.0.0.1");
  socket.end(`${lines.join("\r\n")}\r\nConnection: close\r\n\r\n`);
  let text = "";
  for await (const chunk of socket) text += String(chunk);
  const [head = "", body = ""] = text.split("\r\n\r\n", 2);
  return { status: Number(head.split(" ", 2)[1]), head: head.toLowerCase(), body };
}

const signUp = (forwardedFor: string) =>
  fetch(`http://127.0.0.1:${port}/api/trpc/account.signUp`, {
    method: "POST",
    headers: { "content-type": "application/json", "x-forwarded-for": forwardedFor },
    body: JSON.stringify({
      email: `${crypto.randomUUID()}@paygo.test`,
      password: "correct horse battery",
      name: "Somebody",
      role: "user",
    }),
  });

test("forged X-Forwarded-For headers do not evade the limit of sign-ups by address", async () => {
  const statuses: number[] = [];
  for (let caller = 1; caller <= 40 && !statuses.includes(429); caller += 1) {
    statuses.push((await signUp(`203.0.113.${caller}, 198.51.100.${caller}`)).status);
  }
  expect(statuses[0]).toBe(200);
  expect(statuses.at(-1)).toBe(429);
});

describe("a request that cannot be read is refused in JSON, with one line in the log", () => {
  const streams = "/api/v1/streams/start";
  test.each<[string, number, string[]]>([
    ["a host with credentials", 400, [`GET ${streams} HTTP/1.1`, "Host: a@b"]],
    ["a host that is none", 400, [`GET ${streams} HTTP/1.1`, "Host: a b:x"]],
    ["a host with a path, for a page", 400, ["GET / HTTP/1.1", "Host: a/b"]],
    ["TRACE", 405, [`TRACE ${streams} HTTP/1.1`, "Host: paygo.example"]],
    ["CONNECT", 405, ["CONNECT paygo.example:443 HTTP/1.1", "Host: paygo.example"]],
    ["TRACE of a page", 405, ["TRACE / HTTP/1.1", "Host: paygo.example"]],
  ])("%s", async (_name, status, lines) => {
    const warn = vi.spyOn(getServices().log, "warn");
    const error = vi.spyOn(getServices().log, "error");
    try {
      const answer = await send(...lines);
      expect(answer.status).toBe(status);
      const { requestId, ...body } = JSON.parse(answer.body.replace(/^[^{]*|[^}]*$/g, ""));
      expect(body).toEqual({ code: "invalid_input", details: {} });
      expect(answer.head).toContain(`x-request-id: ${requestId}`);
      expect(warn).toHaveBeenCalledOnce();
      expect(warn.mock.calls[0]?.[0]).toMatchObject({ requestId, status });
      expect(warn.mock.calls[0]?.[0]).not.toHaveProperty("stack");
      expect(error).not.toHaveBeenCalled();
    } finally {
      warn.mockRestore();
      error.mockRestore();
    }
  });
});

test("API answers carry the headers of pages, and HSTS since the public address is https", async () => {
  const answer = await fetch(`http://127.0.0.1:${port}/api/v1/streams/none/at/all`);
  expect(answer.status).toBe(404);
  for (const { key, value } of securityHeaders) expect(answer.headers.get(key), key).toBe(value);
  expect(answer.headers.get("strict-transport-security")).toMatch(/^max-age=\d{8}/);
});

test("other addresses are left to the pages", async () => {
  expect((await send("GET /api/health HTTP/1.1", "Host: paygo.example")).body).toContain("a page");
});

test("files of documents are answered without Next, and only to those who are signed in", async () => {
  const answer = await fetch(`http://127.0.0.1:${port}/documents/statements/2026-03.pdf`);
  expect(answer.status).toBe(401);
  expect(await answer.json()).toMatchObject({ code: "unauthenticated" });
  expect(answer.headers.get("cache-control")).toBe("no-store");
  expect((await send("GET /documents/statements HTTP/1.1", "Host: paygo.example")).body).toContain("a page");
});
