import { once } from "node:events";
import { request, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { createTestDatabase } from "@paygo/db/testing";
import { type StripeDouble, startStripeDouble } from "@paygo/integrations/testing";
import { getPayment, getWallet, processProviderEvents, startTopUp, type Viewer } from "@paygo/services";
import { findBookProblems, makeCustomer } from "@paygo/services/testing";
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { closeServices, getServices } from "./context.ts";
import { prepareServer } from "./prepare-server.ts";
import { createWebServer } from "./web-server.ts";

let database: Awaited<ReturnType<typeof createTestDatabase>>;
let double: StripeDouble;
let server: Server;
let endpoint: URL;
let customer: Viewer;

beforeAll(async () => {
  [database, double] = await Promise.all([createTestDatabase(1), startStripeDouble()]);
  vi.stubEnv("DATABASE_URL", database.url);
  vi.stubEnv("NEXTAUTH_SECRET", "a secret of this test, long enough");
  vi.stubEnv("PAYGO_PUBLIC_URL", "https://paygo.example");
  vi.stubEnv("LOG_LEVEL", "silent");
  for (const [name, value] of Object.entries(double.environment)) vi.stubEnv(name, value);
  prepareServer();
  server = createWebServer((_request, response) => response.writeHead(404).end("a page"));
  await once(server.listen(0, "127.0.0.1"), "listening");
  const { port } = server.address() as AddressInfo;
  endpoint = new URL(`http://127.0.0.1:${port}/api/webhooks/stripe`);
  double.webhooks.endpoint = endpoint;
});
afterAll(async () => {
  await double.close();
  server.closeAllConnections();
  server.close();
  await closeServices();
  await database.close();
  vi.unstubAllEnvs();
});
beforeEach(async () => {
  double.webhooks.isHeld = false;
  customer = await makeCustomer(getServices(), 0);
});

async function beginTopUp(): Promise<{ paymentId: string; checkoutRef: string }> {
  const order = { amountMinor: 2_500, returnPath: "/wallet", idempotencyKey: crypto.randomUUID() };
  const { payment, checkoutUrl } = await startTopUp(getServices(), customer, order);
  return { paymentId: payment.id, checkoutRef: new URL(checkoutUrl).pathname.slice("/c/pay/".length) };
}

/** What the worker would do in a moment. */
async function untilState(paymentId: string, state: string): Promise<void> {
  const look = async () => {
    await processProviderEvents(getServices());
    return (await getPayment(getServices(), customer, { paymentId })).payment.state;
  };
  await expect.poll(look).toBe(state);
}

const inbox = () => getServices().db.prisma.providerEvent.count();
const balance = async () => (await getWallet(getServices(), customer)).availableMinor;
const problems = () => findBookProblems(getServices().db);

describe("a payment at Stripe is credited once", () => {
  test("when its webhooks come as they happen", async () => {
    const { paymentId, checkoutRef } = await beginTopUp();
    double.checkout.payWithCard(checkoutRef);
    await double.webhooks.settled();
    await untilState(paymentId, "succeeded");
    expect(await balance()).toBe(2_500);
    expect(await problems()).toEqual([]);
  });

  test("when every webhook comes twice, late and in the wrong order", async () => {
    const { paymentId, checkoutRef } = await beginTopUp();
    double.webhooks.isHeld = true;
    double.checkout.payByBank(checkoutRef);
    double.checkout.endBankDebit(checkoutRef, true);
    await double.webhooks.release((held) => [...held.toReversed(), ...held]);
    await untilState(paymentId, "succeeded");
    expect(await balance()).toBe(2_500);
    expect(await problems()).toEqual([]);
  });

  test("when the same webhook comes many times at once, and only one row is kept", async () => {
    const { paymentId, checkoutRef } = await beginTopUp();
    double.webhooks.isHeld = true;
    double.checkout.payWithCard(checkoutRef);
    const completed = double.events.findLast(({ type }) => type === "checkout.session.completed");
    if (!completed) throw new Error("no such event");
    const before = await inbox();
    const statuses = await Promise.all(Array.from({ length: 10 }, () => double.webhooks.send(completed)));
    expect(new Set(statuses)).toEqual(new Set([200]));
    expect(await inbox()).toBe(before + 1);
    await untilState(paymentId, "succeeded");
    await double.webhooks.release();
    expect(await balance()).toBe(2_500);
  });

  test("and a checkout that was left is over, with nothing credited", async () => {
    const { paymentId, checkoutRef } = await beginTopUp();
    double.checkout.expire(checkoutRef);
    await double.webhooks.settled();
    await untilState(paymentId, "abandoned");
    expect(await balance()).toBe(0);
  });
});

test("an event of an unknown type is taken and kept, and nothing comes of it", async () => {
  const before = await inbox();
  double.webhooks.isHeld = true;
  expect(await double.webhooks.send(double.tellUnknown())).toBe(200);
  expect(await inbox()).toBe(before + 1);
});

describe("nothing is kept of a webhook with", () => {
  const hourAgo = new Date(Date.now() - 3_600_000);
  test.each<[string, number, object]>([
    ["another signature", 400, { secret: "whsec_somebodyElse0123456789" }],
    ["an old timestamp", 400, { signedAt: hourAgo }],
    ["a body of a megabyte", 413, { padding: 1_048_576 }],
  ])("%s: %i", async (_name, status, forgery) => {
    const before = await inbox();
    double.webhooks.isHeld = true;
    expect(await double.webhooks.send(double.tellUnknown(), forgery)).toBe(status);
    expect(await inbox()).toBe(before);
  });

  test("a body of unknown length that turns out too long: 413", async () => {
    const call = request(endpoint, { method: "POST" });
    const answered = once(call, "response");
    call.on("error", () => {});
    call.write("x".repeat(300 * 1024));
    const [response] = await answered;
    expect(response.statusCode).toBe(413);
    call.destroy();
  });

  test("no signature: a typed body, no cookie and no origin asked for", async () => {
    const answer = await fetch(endpoint, {
      method: "POST",
      body: "{}",
      headers: { origin: "https://elsewhere.example", cookie: "a=b" },
    });
    expect(answer.status).toBe(400);
    expect(await answer.json()).toEqual({
      code: "invalid_signature",
      details: {},
      requestId: answer.headers.get("x-request-id"),
    });
  });

  test("another method: 405", async () => {
    const answer = await fetch(endpoint);
    expect([answer.status, answer.headers.get("allow")]).toEqual([405, "POST"]);
  });
});

test("a webhook leaves nothing of its body or signature in the log", async () => {
  const logged: unknown[] = [];
  const { log } = getServices();
  const spies = (["info", "warn", "error"] as const).map((level) =>
    vi.spyOn(log, level).mockImplementation((...fields) => void logged.push(fields)),
  );
  try {
    double.webhooks.isHeld = true;
    await double.webhooks.send(double.tellUnknown(), { secret: "whsec_somebodyElse0123456789" });
    await double.webhooks.send({ id: "evt_marked", object: "event", type: "marked.body", created: 1 });
    expect(JSON.stringify(logged)).not.toMatch(/marked|surprise|v1=/);
  } finally {
    for (const spy of spies) spy.mockRestore();
  }
});
