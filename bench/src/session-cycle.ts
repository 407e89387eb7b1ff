import type { Pair, Person } from "@paygo/e2e/people";
import { startGuideServer } from "../reference/guide-server.ts";
import { type BenchResult, median } from "./result.ts";
import { createPairs } from "./sessions.ts";
import type { BenchStack } from "./stack.ts";

const loops = 16;
const roundMs = 6_000;
const rounds = 3;
// A customer may start 30 sessions a minute; the loops take turns with enough of them.
const pairsPerLoop = 40;

/**
 * Session cycles a second (start, join, token, stop over HTTP, 16 loops at once) against a bare Express and
 * `pg` server that did only what the original guide did, on the same database in alternating rounds.
 */
export async function benchSessionCycle(stack: BenchStack): Promise<BenchResult> {
  const pairs = await createPairs(stack, loops * pairsPerLoop);
  const guide = await startGuideServer(stack.databaseUrl);
  const ours: number[] = [];
  const theirs: number[] = [];
  try {
    const paygo = (loop: number, turn: number) =>
      paygoCycle(stack.baseUrl, pairs[loop * pairsPerLoop + (turn % pairsPerLoop)]);
    const reference = (loop: number) => guideCycle(guide.baseUrl, pairs[loop * pairsPerLoop]);
    await cyclesPerSecond(paygo, 2_000);
    await cyclesPerSecond(reference, 1_000);
    for (let round = 0; round < rounds; round++) {
      ours.push(await cyclesPerSecond(paygo, roundMs));
      theirs.push(await cyclesPerSecond(reference, roundMs));
    }
  } finally {
    await guide.stop();
  }
  const ratio = median(ours) / median(theirs);
  return {
    name: "session cycle",
    measured: `${median(ours).toFixed(0)} cycles/s`,
    against: `${median(theirs).toFixed(0)} cycles/s (bare guide server)`,
    ratio,
    goal: ">= 1.00",
    isReached: ratio >= 1,
  };
}

async function cyclesPerSecond(
  cycle: (loop: number, turn: number) => Promise<void>,
  durationMs: number,
): Promise<number> {
  const startedAt = performance.now();
  let done = 0;
  await Promise.all(
    Array.from({ length: loops }, async (_, loop) => {
      for (let turn = 0; performance.now() - startedAt < durationMs; turn++) {
        await cycle(loop, turn);
        done++;
      }
    }),
  );
  return (done * 1000) / (performance.now() - startedAt);
}

async function paygoCycle(baseUrl: string, pair: Pair | undefined): Promise<void> {
  if (!pair) throw new RangeError("no such pair");
  const as = ({ cookie }: Person) => ({
    "content-type": "application/json",
    cookie: `${cookie.name}=${cookie.value}`,
    origin: baseUrl,
  });
  const customer = as(pair.customer);
  const vendor = as(pair.vendor);
  const body = { serviceId: pair.serviceId, device: "bench-customer" };
  const { session } = await call(`${baseUrl}/api/v1/streams/start`, "POST", customer, body);
  const path = `${baseUrl}/api/v1/streams/${session.id}`;
  await call(`${path}/join`, "POST", vendor, { device: "bench-vendor" });
  await call(`${path}/agora-token`, "GET", customer);
  await call(`${path}/stop`, "POST", customer, {});
}

async function guideCycle(baseUrl: string, pair: Pair | undefined): Promise<void> {
  if (!pair) throw new RangeError("no such pair");
  const headers = { "content-type": "application/json" };
  const { sessionId } = await call(`${baseUrl}/start`, "POST", headers, { serviceId: pair.serviceId });
  for (const step of ["join", "token", "stop"]) {
    await call(`${baseUrl}/${step}`, "POST", headers, { sessionId });
  }
}

async function call(
  url: string,
  method: "GET" | "POST",
  headers: Record<string, string>,
  body?: object,
): Promise<{ sessionId: string; session: { id: string } }> {
  const response = await fetch(url, { method, headers, body: body && JSON.stringify(body) });
  const text = await response.text();
  if (!response.ok) throw new Error(`${method} ${new URL(url).pathname}: ${response.status} ${text}`);
  return JSON.parse(text);
}
