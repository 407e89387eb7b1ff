import { errorBody, sessionAndRoom, sessionOutput, tokenOutput } from "@paygo/contracts";
import { createAccessToken, type Viewer } from "@paygo/services";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createTestEdge, publicUrl, request } from "../testing/test-edge.ts";
import { createTestServices, type TestServices } from "../testing/test-services.ts";
import { addService, addViewer, fillWallet } from "../testing/world.ts";
import { handleRestRequest } from "./rest-handler.ts";

let suite: TestServices;
beforeAll(async () => {
  suite = await createTestServices();
});
afterAll(() => suite.close());

async function tokenFor(viewer: Viewer): Promise<string> {
  const { token } = await createAccessToken(suite.services, viewer, { name: "walk", expiresInDays: 1 });
  return token;
}

function call(
  path: string,
  options: Parameters<typeof request>[1] & { token?: string } = {},
): Promise<Response> {
  const { token, headers, ...rest } = options;
  const bearer: Record<string, string> = token ? { authorization: `Bearer ${token}` } : {};
  return handleRestRequest(
    request(path, { ...rest, headers: { ...bearer, ...headers } }),
    createTestEdge(suite.services),
  );
}

async function people() {
  const [customer, vendor] = await Promise.all([
    addViewer(suite.services, "user"),
    addViewer(suite.services, "vendor"),
  ]);
  await fillWallet(suite.services, customer, 5_000);
  const serviceId = await addService(suite.services, vendor);
  return { customer: await tokenFor(customer), vendor: await tokenFor(vendor), serviceId };
}

async function start(token: string, serviceId: string): Promise<string> {
  const answer = await call("/api/v1/streams/start", { token, body: { serviceId, device: "curl-customer" } });
  expect(answer.status).toBe(200);
  return sessionAndRoom.parse(await answer.json()).session.id;
}

test("the walk of the integration guide: start, join, token, stop", async () => {
  const { customer, vendor, serviceId } = await people();
  const streams = `/api/v1/streams/${await start(customer, serviceId)}`;

  const joined = await call(`${streams}/join`, { token: vendor, body: { device: "curl-vendor" } });
  expect(joined.status).toBe(200);
  expect(sessionAndRoom.parse(await joined.json()).session.answeredAt).not.toBeNull();

  const token = await call(`${streams}/agora-token`, { method: "GET", token: customer });
  expect(token.status).toBe(200);
  tokenOutput.parse(await token.json());

  const stopped = await call(`${streams}/stop`, { token: customer });
  expect(sessionOutput.parse(await stopped.json()).session.state).toBe("ended");
});

describe("query parameters have the types of the input", () => {
  test("takeOver=false does not take the place over, takeOver=true does", async () => {
    const { customer, serviceId } = await people();
    const path = `/api/v1/streams/${await start(customer, serviceId)}/agora-token?device=another-device`;
    const get = (query: string) => call(path + query, { method: "GET", token: customer });
    const refused = await get("&takeOver=false");
    expect(refused.status).toBe(409);
    expect(errorBody.parse(await refused.json()).code).toBe("room_elsewhere");
    expect((await get("&takeOver=yes")).status).toBe(400);
    expect((await get("&takeOver=true")).status).toBe(200);
    expect((await get("")).status).toBe(200);
  });
});

describe("refusals carry the error body and a status", () => {
  test.each<[string, string, Parameters<typeof call>[1], number, string]>([
    ["anonymous", "/api/v1/streams/start", { body: {} }, 400, "invalid_input"],
    ["unknown route", "/api/v1/streams/none/at/all", {}, 404, "not_found"],
    ["a procedure without a route", "/api/v1/wallet/get", { method: "GET" }, 404, "not_found"],
    ["other method", "/api/v1/streams/start", { method: "GET" }, 405, "invalid_input"],
    ["not JSON", "/api/v1/streams/start", { body: "{" }, 400, "invalid_input"],
    ["not an object", "/api/v1/streams/start", { body: "[]" }, 400, "invalid_input"],
    ["malformed id", "/api/v1/streams/1/stop", {}, 400, "invalid_input"],
    ["unauthenticated", `/api/v1/streams/${crypto.randomUUID()}/stop`, {}, 401, "unauthenticated"],
  ])("%s", async (_name, path, options, status, code) => {
    const answer = await call(path, options);
    expect(answer.status).toBe(status);
    const body = errorBody.parse(await answer.json());
    expect(body.code).toBe(code);
    expect(answer.headers.get("x-request-id")).toBe(body.requestId);
  });

  test("a refused input says which fields, of the path, the body and the query", async () => {
    const fieldsOf = async (...asked: Parameters<typeof call>) =>
      errorBody.parse(await (await call(...asked)).json()).details;
    expect(await fieldsOf("/api/v1/streams/start", { body: { device: 5 } })).toEqual({
      fields: "serviceId, device",
    });
    expect(await fieldsOf("/api/v1/streams/1/stop")).toEqual({ fields: "sessionId" });
    const token = `/api/v1/streams/${crypto.randomUUID()}/agora-token?device=some-device&takeOver=yes`;
    expect(await fieldsOf(token, { method: "GET" })).toEqual({ fields: "takeOver" });
  });

  test("insufficient funds says how much is missing", async () => {
    const { serviceId } = await people();
    const poor = await tokenFor(await addViewer(suite.services, "user"));
    const answer = await call("/api/v1/streams/start", {
      token: poor,
      body: { serviceId, device: "curl-customer" },
    });
    expect(answer.status).toBe(402);
    expect(errorBody.parse(await answer.json()).details).toMatchObject({
      missingMinor: 100,
      currency: "USD",
    });
  });
});

describe("the sign-in cookie needs this site's origin, an access token does not", () => {
  test.each<[string, Record<string, string>, number]>([
    ["no origin", {}, 403],
    ["another origin", { origin: "https://evil.example" }, 403],
    ["own origin", { origin: publicUrl.origin }, 200],
  ])("cookie, %s", async (_name, headers, status) => {
    const { customer, serviceId } = await people();
    const path = `/api/v1/streams/${await start(customer, serviceId)}/agora-token`;
    const answer = await call(path, {
      method: "GET",
      headers: { ...headers, cookie: `signed-in=${customer}` },
    });
    expect(answer.status).toBe(status);
  });
});
