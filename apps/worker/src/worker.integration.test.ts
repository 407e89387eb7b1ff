import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createTestDatabase, type TestDatabase } from "@paygo/db/testing";
import { createServices, loadConfig } from "@paygo/integrations";
import {
  completeCheckout,
  getSession,
  getWallet,
  type ServiceContext,
  startSession,
  startTopUp,
  withdraw,
} from "@paygo/services";
import { findBookProblems, makeCustomer, makeVendor } from "@paygo/services/testing";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";

const program = new URL("./main.ts", import.meta.url).pathname;
const patience = { timeout: 20_000, interval: 50 };
const ringMs = 300;

let db: TestDatabase;
let ctx: ServiceContext;
let close: () => Promise<void>;
const environment = () => ({
  DATABASE_URL: db.url,
  NEXTAUTH_SECRET: "x".repeat(32),
  LOG_LEVEL: "info",
});

beforeAll(async () => {
  db = await createTestDatabase();
  const config = loadConfig({ ...environment(), LOG_LEVEL: "silent", SESSION_RING_MS: String(ringMs) });
  ({ context: ctx, close } = createServices(config, { applicationName: "paygo-test" }));
});
const workers: Worker[] = [];
afterEach(async () => {
  for (const { child } of workers.splice(0)) {
    if (child.exitCode === null && child.signalCode === null) {
      child.kill("SIGKILL");
      await once(child, "exit");
    }
  }
  expect(await findBookProblems(db)).toEqual([]);
});
afterAll(async () => {
  await close();
  await db.close();
});

interface Worker {
  child: ChildProcess;
  output(): string;
}

/** The worker as `npm start` runs it, in a process of its own. */
function spawnWorker(env: Record<string, string>): Worker {
  const child = spawn(process.execPath, [program], { env, stdio: ["ignore", "pipe", "pipe"] });
  let text = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (chunk: Buffer) => {
      text += chunk.toString();
    });
  }
  const worker = { child, output: () => text };
  workers.push(worker);
  return worker;
}

async function startWorker(): Promise<Worker> {
  const worker = spawnWorker(environment());
  await expect.poll(worker.output, patience).toContain("the worker is ready");
  return worker;
}

/** Rings a new vendor. Returns how the session stands, whenever it is asked. */
async function ring() {
  const customer = await makeCustomer(ctx, 1_000);
  const { service } = await makeVendor(ctx);
  const { session } = await startSession(ctx, customer, { serviceId: service.id, device: "customer-tab-1" });
  const endReason = async () =>
    (await getSession(ctx, customer, { sessionId: session.id })).session.endReason;
  return { customer, sessionId: session.id, endReason };
}

const countConnections = async () => {
  const { rowCount } = await db.pool.query(
    "SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'paygo-worker'",
  );
  return rowCount;
};

describe("the worker", () => {
  test("ends a ring that nobody answers, gives the money back and tells the customer's browser", async () => {
    const { customer, sessionId, endReason } = await ring();
    const kinds: string[] = [];
    ctx.hub.subscribe([`session:${sessionId}`], (hint) => kinds.push(hint.kind));
    await startWorker();
    await expect.poll(endReason, patience).toBe("no_answer");
    expect(await getWallet(ctx, customer)).toMatchObject({ availableMinor: 1_000, heldMinor: 0 });
    await expect.poll(() => kinds, patience).toContain("session");
  });

  test("leaves on SIGTERM and SIGINT: exit code 0, at once, no connection left", async () => {
    const leaving = await Promise.all([startWorker(), startWorker()]);
    const startedAt = performance.now();
    const exits = leaving.map(({ child }, i) => {
      child.kill(i === 0 ? "SIGTERM" : "SIGINT");
      return once(child, "exit");
    });
    expect(await Promise.all(exits)).toEqual([
      [0, null],
      [0, null],
    ]);
    expect(performance.now() - startedAt).toBeLessThan(5_000);
    expect(leaving.map(({ output }) => output()).join()).not.toContain('"level":50');
    await expect.poll(countConnections, patience).toBe(0);
  });

  test("goes on when the database ends its connections", async () => {
    const { child } = await startWorker();
    await db.pool.query(
      "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'paygo-worker'",
    );
    const { endReason } = await ring();
    await expect.poll(endReason, patience).toBe("no_answer");
    expect(child.exitCode).toBeNull();
  });

  test("delivers what a bank says late, and sends withdrawals", async () => {
    const customer = await makeCustomer(ctx, 0);
    const topUp = { amountMinor: 500, idempotencyKey: "top-up-1", returnPath: "/wallet" };
    const { payment } = await startTopUp(ctx, customer, topUp);
    await completeCheckout(ctx, customer, { paymentId: payment.id, outcome: "success_late" });
    await startWorker();
    const wallet = () => getWallet(ctx, customer);
    await expect.poll(wallet, patience).toMatchObject({ availableMinor: 500 });
    await withdraw(ctx, customer, { amountMinor: 200, idempotencyKey: "withdraw-1" });
    await expect.poll(wallet, patience).toMatchObject({ availableMinor: 300, withdrawingMinor: 0 });
  });

  test("says in a sentence what is wrong with its configuration, and does not stay", async () => {
    const { child, output } = spawnWorker({ ...environment(), DATABASE_URL: "" });
    const [code] = await once(child, "exit");
    expect(code).toBeGreaterThan(0);
    expect(output()).toContain("Set DATABASE_URL.");
  });
});

describe("two workers at once", () => {
  test("end every ring once, and a killed one delays nothing", async () => {
    const [one, other] = await Promise.all([startWorker(), startWorker()]);
    const before = await Promise.all(Array.from({ length: 6 }, ring));
    const endings = (rings: typeof before) => Promise.all(rings.map(({ endReason }) => endReason()));
    const all = (rings: typeof before) => rings.map(() => "no_answer");
    await expect.poll(() => endings(before), patience).toEqual(all(before));
    one.child.kill("SIGKILL");
    const after = await Promise.all(Array.from({ length: 3 }, ring));
    await expect.poll(() => endings(after), patience).toEqual(all(after));
    for (const { sessionId } of [...before, ...after]) {
      expect(await db.prisma.sessionEvent.count({ where: { sessionId, kind: "ended" } })).toBe(1);
    }
    expect(one.output() + other.output()).not.toContain('"level":50');
  });
});
