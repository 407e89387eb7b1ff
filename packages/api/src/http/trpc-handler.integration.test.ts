import { errorBody } from "@paygo/contracts";
import { createAccessToken, startTopUp } from "@paygo/services";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { z } from "zod";
import { createTestEdge, publicUrl, request } from "../testing/test-edge.ts";
import { createTestServices, type TestServices, wireServices } from "../testing/test-services.ts";
import { addViewer } from "../testing/world.ts";
import { handleTrpcRequest } from "./trpc-handler.ts";

const trpcError = z.object({ error: z.object({ message: z.string(), data: errorBody }) });

let suite: TestServices;
let token: string;
beforeAll(async () => {
  suite = await createTestServices();
  const customer = await addViewer(suite.services, "user");
  token = (await createAccessToken(suite.services, customer, { name: "test", expiresInDays: 1 })).token;
});
afterAll(() => suite.close());

const send = (path: string, options: Parameters<typeof request>[1] = {}) =>
  handleTrpcRequest(request(`/api/trpc/${path}`, options), createTestEdge(suite.services));
const bearer = () => ({ authorization: `Bearer ${token}` });
const cookie = () => ({ cookie: `signed-in=${token}` });

async function expectRefusal(answer: Response, status: number, code: string): Promise<void> {
  expect(answer.status).toBe(status);
  const text = await answer.text();
  const { error } = trpcError.parse(JSON.parse(text));
  expect(error.data.code).toBe(code);
  expect(error.message).toBe(code);
  expect(text).not.toMatch(/stack|node_modules|\.ts/);
}

test("a refusal says its code, its figures and the request, and nothing else", async () => {
  await expectRefusal(await send("wallet.get?input=%7B%7D", { method: "GET" }), 401, "unauthenticated");
  await expectRefusal(await send("nothing.here", { method: "GET" }), 404, "not_found");
  await expectRefusal(
    await send("streaming.get?input=%7B%7D", { method: "GET", headers: bearer() }),
    400,
    "invalid_input",
  );
});

test("a GET does not change anything", async () => {
  const answer = await send("account.signOutEverywhere?input=%7B%7D", { method: "GET", headers: bearer() });
  await expectRefusal(answer, 405, "invalid_input");
});

describe("what another site could send with the visitor's cookie is refused", () => {
  const body = {};
  test("no origin", async () => {
    await expectRefusal(
      await send("account.signOutEverywhere", { body, headers: cookie() }),
      403,
      "forbidden",
    );
  });
  test("another origin, even to read", async () => {
    const headers = { ...cookie(), origin: "https://evil.example" };
    await expectRefusal(await send("wallet.get?input=%7B%7D", { method: "GET", headers }), 403, "forbidden");
  });
  test.each(["multipart/form-data; boundary=x", "text/plain", "application/octet-stream"])(
    "a body of %s",
    async (type) => {
      const headers = { ...bearer(), "content-type": type };
      await expectRefusal(
        await send("account.signOutEverywhere", { body: "x", headers }),
        400,
        "invalid_input",
      );
    },
  );
  test("its own site passes", async () => {
    const headers = { ...cookie(), origin: publicUrl.origin };
    expect((await send("wallet.get?input=%7B%7D", { method: "GET", headers })).status).toBe(200);
  });
});

test("a request holds ten calls at most, so that limits per call cannot be outrun", async () => {
  const batch = (size: number) => {
    const path = Array.from({ length: size }, () => "services.list").join(",");
    const input = JSON.stringify(Object.fromEntries(Array.from({ length: size }, (_, index) => [index, {}])));
    return send(`${path}?batch=1&input=${encodeURIComponent(input)}`, { method: "GET" });
  };
  expect((await batch(10)).status).toBe(200);
  expect((await batch(11)).status).toBe(400);
});

test("without its database every answer is `unavailable`, for anonymous and signed-in readers", async () => {
  const away = wireServices("postgresql://nobody@127.0.0.1:1/none");
  try {
    const edge = createTestEdge(away.services);
    const ask = (headers: Record<string, string>) =>
      handleTrpcRequest(request("/api/trpc/services.list?input=%7B%7D", { method: "GET", headers }), edge);
    await expectRefusal(await ask({}), 503, "unavailable");
    await expectRefusal(await ask(bearer()), 503, "unavailable");
  } finally {
    await away.close();
  }
});

test("an event stream gives hints until its reader goes, and then lets go of its topics", async () => {
  const customer = await addViewer(suite.services, "user");
  const { token: own } = await createAccessToken(suite.services, customer, {
    name: "events",
    expiresInDays: 1,
  });
  let open = 0;
  const { hub } = suite.services;
  const services = {
    ...suite.services,
    hub: {
      ...hub,
      subscribe: (...args: Parameters<typeof hub.subscribe>) => {
        open += 1;
        const unsubscribe = hub.subscribe(...args);
        return () => {
          open -= 1;
          unsubscribe();
        };
      },
    },
  };
  const abort = new AbortController();
  const asked = request("/api/trpc/events.subscribe?input=%7B%7D", {
    method: "GET",
    headers: { authorization: `Bearer ${own}`, accept: "text/event-stream" },
  });
  const answer = await handleTrpcRequest(
    new Request(asked, { signal: abort.signal }),
    createTestEdge(services),
  );
  expect(answer.headers.get("content-type")).toContain("text/event-stream");
  const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader();
  const readUntil = async (word: string): Promise<void> => {
    for (let text = ""; !text.includes(word); ) {
      const { value, done } = (await reader?.read()) ?? { done: true, value: undefined };
      if (done) throw new Error(`the stream ended before "${word}"`);
      text += value;
    }
  };
  await readUntil('"kind":"connected"');
  expect(open).toBe(1);
  await startTopUp(suite.services, customer, {
    amountMinor: 100,
    idempotencyKey: "first-top-up",
    returnPath: "/wallet",
  });
  services.hub.publish([{ topic: `user:${customer.userId}`, kind: "wallet", sessionId: null }]);
  await readUntil('"kind":"wallet"');
  abort.abort();
  await vi.waitFor(() => expect(open).toBe(0));
});
