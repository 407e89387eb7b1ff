import { withServices } from "@paygo/e2e/people";
import autocannon from "autocannon";
import type { BenchResult } from "./result.ts";
import { createPairs, openSessions } from "./sessions.ts";
import type { BenchStack } from "./stack.ts";

const sessions = 400;
const goalPerSecond = 2_000;
const p99LimitMs = 250;
const durationS = 10;
const connectionSteps = [32, 64, 128, 256];

/**
 * The most heartbeats a second, over HTTP with a sign-in cookie each, at which the 99th percentile stays
 * under 250 ms. The load comes from this machine too, and takes its share of the two cores.
 */
export async function benchHeartbeats(stack: BenchStack): Promise<BenchResult> {
  const beats = (await openSessions(stack, await createPairs(stack, sessions))).flat();
  const requests = beats.map(({ person, body }) => ({
    method: "POST" as const,
    path: "/api/trpc/streaming.heartbeat",
    headers: {
      "content-type": "application/json",
      cookie: `${person.cookie.name}=${person.cookie.value}`,
      origin: stack.baseUrl,
    },
    body,
  }));
  let best = { perSecond: 0, p99Ms: Number.NaN };
  for (const connections of connectionSteps) {
    const run = await autocannon({
      url: stack.baseUrl,
      connections,
      duration: durationS,
      // Each connection begins elsewhere in the list, so all sessions beat.
      setupClient: (client) => client.setRequests(rotated(requests)),
    });
    if (run.non2xx > 0 || run.errors > 0)
      throw new Error(`${run.non2xx} refused and ${run.errors} failed heartbeats`);
    await requireLive(stack);
    const perSecond = run.requests.average;
    process.stdout.write(
      `  ${connections} connections: ${perSecond.toFixed(0)}/s, p99 ${run.latency.p99} ms\n`,
    );
    if (run.latency.p99 < p99LimitMs && perSecond > best.perSecond)
      best = { perSecond, p99Ms: run.latency.p99 };
  }
  const ratio = best.perSecond / goalPerSecond;
  return {
    name: "heartbeats",
    measured: `${best.perSecond.toFixed(0)}/s at p99 ${best.p99Ms} ms`,
    against: `${goalPerSecond}/s at p99 < ${p99LimitMs} ms`,
    ratio,
    goal: ">= 1.00",
    isReached: ratio >= 1,
  };
}

/** An ended session answers heartbeats without writing them, which would not count. */
async function requireLive(stack: BenchStack): Promise<void> {
  const live = await withServices(stack, (ctx) => ctx.db.prisma.session.count({ where: { state: "live" } }));
  if (live !== sessions) throw new Error(`only ${live} of ${sessions} sessions are live`);
}

function rotated<T>(items: readonly T[]): T[] {
  const start = Math.floor(Math.random() * items.length);
  return [...items.slice(start), ...items.slice(0, start)];
}
