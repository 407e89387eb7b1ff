import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { EventHint } from "@paygo/contracts";
import { type EmbeddedPostgres, startEmbeddedPostgres } from "@paygo/db/embedded";
import { applyMigrations } from "@paygo/db/migrations";
import {
  checkHealth,
  completeCheckout,
  getReceipt,
  getWallet,
  joinSession,
  listServices,
  recordHeartbeat,
  type ServiceContext,
  sendSignals,
  startSession,
  startTopUp,
  stopSession,
  sweep,
} from "@paygo/services";
import { createTestClock, findBookProblems, makeCustomer, makeVendor, race } from "@paygo/services/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { loadConfig } from "./config.ts";
import { createServices } from "./create-services.ts";

const dataDir = mkdtempSync(join(tmpdir(), "paygo-outage-"));
let server: EmbeddedPostgres;
let ctx: ServiceContext;
let close: () => Promise<void>;
const clock = createTestClock();

const startServer = (port?: number) => startEmbeddedPostgres({ dataDir, port });

beforeAll(async () => {
  server = await startServer();
  await applyMigrations(server.url);
  const env = { DATABASE_URL: server.url, NEXTAUTH_SECRET: "x".repeat(32), LOG_LEVEL: "silent" };
  const services = createServices(loadConfig(env), { applicationName: "paygo-test" });
  ctx = { ...services.context, clock };
  close = services.close;
});
afterAll(async () => {
  await close();
  await server.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

/** What tells a lost database from a fault: the codes and texts in the chain of an error's causes. */
function signsOf(error: unknown): string {
  const signs: string[] = [];
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    signs.push(cause.message, JSON.stringify(cause));
    if ("errors" in cause && Array.isArray(cause.errors)) signs.push(...cause.errors.map(signsOf));
  }
  return signs.join(" ");
}
const away =
  /ECONNREFUSED|ECONNRESET|EPIPE|57P0[123]|\b08\w{3}\b|P1001|P1002|P1008|P1017|P2024|DatabaseNotReachable|Can't reach database server|ConnectionClosed|Connection terminated|timeout exceeded when trying to connect/;

test("a database that is killed and comes back: clear errors, recovery by itself, nothing charged twice", async () => {
  const customer = await makeCustomer(ctx, 2_000);
  const { vendor, service } = await makeVendor(ctx);
  const input = { serviceId: service.id, device: "customer-tab-1", idempotencyKey: "outage-start-1" };
  const { session } = await startSession(ctx, customer, input);
  const sessionId = session.id;
  await joinSession(ctx, vendor, { sessionId, device: "vendor-tab-1" });
  const beat = () =>
    Promise.all([
      recordHeartbeat(ctx, customer, { sessionId, device: "customer-tab-1" }),
      recordHeartbeat(ctx, vendor, { sessionId, device: "vendor-tab-1" }),
    ]);
  await beat();
  clock.advance(5_000);
  await beat();
  const topUp = { amountMinor: 700, idempotencyKey: "outage-top-up", returnPath: "/wallet" };
  const { payment } = await startTopUp(ctx, customer, topUp);
  const pay = () => completeCheckout(ctx, customer, { paymentId: payment.id, outcome: "success" });
  const stop = () => stopSession(ctx, customer, { sessionId });
  const told: EventHint[] = [];
  ctx.hub.subscribe([`user:${customer.userId}`], (hint) => told.push(hint));

  // Killed in the middle of what must happen once.
  const underway = race<unknown>(20, (i) => (i % 2 ? stop() : pay()));
  process.kill(server.pid, "SIGKILL");
  await Promise.all([underway, server.exited]);

  const verbs = {
    health: () => checkHealth(ctx),
    catalog: () => listServices(ctx, null, { limit: 20 }),
    wallet: () => getWallet(ctx, customer),
    start: () => startSession(ctx, customer, input),
    heartbeat: beat,
    signal: () =>
      sendSignals(ctx, customer, {
        sessionId,
        device: "customer-tab-1",
        messages: [{ toUid: null, payload: { kind: "bye", instance: "x" } }],
      }),
    stop,
    pay,
    sweep: () => sweep(ctx),
  };
  for (const [name, verb] of Object.entries(verbs)) {
    const error = await verb().then(
      () => null,
      (reason: unknown) => reason,
    );
    expect(signsOf(error), name).toMatch(away);
  }

  server = await startServer(server.port);
  await expect.poll(() => checkHealth(ctx).then(() => "well", signsOf), { timeout: 10_000 }).toBe("well");
  await expect.poll(() => told.some((hint) => hint.kind === "connected"), { timeout: 10_000 }).toBe(true);
  await stop();
  await pay();
  const receipt = await getReceipt(ctx, customer, { sessionId });
  expect(receipt).toMatchObject({ endReason: "stopped_by_customer", chargedMinor: 100, heldMinor: 500 });
  // 2,000 and 700, less one begun minute.
  expect(await getWallet(ctx, customer)).toMatchObject({ availableMinor: 2_600, heldMinor: 0 });
  expect(await findBookProblems(ctx.db)).toEqual([]);
});
