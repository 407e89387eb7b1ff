import { createPair, type Pair } from "@paygo/e2e/people";
import {
  joinSession,
  recordHeartbeat,
  type ServiceContext,
  startSession,
  stopSession,
  sweep,
} from "@paygo/services";
import { openTpcB, type TpcB } from "../reference/tpc-b.ts";
import { requireSoundBooks } from "./books/require-sound-books.ts";
import { eachAtOnce } from "./each-at-once.ts";
import { type BenchResult, median } from "./result.ts";
import type { BenchServer } from "./server.ts";
import { type SteppedClock, withSteppedClock } from "./stepped-clock.ts";

/** As many as `withServices` opens; `pgbench` gets the same. */
const connections = 8;
const sessions = 400;
const rounds = 3;
const tpcbSeconds = 4;
const goal = 0.3;
const lastedMs = 10_000;
/** Longer than either side may be silent. */
const lostAfterMs = 31_000;
const devices = { customer: "bench-customer", vendor: "bench-vendor" };

type Context = ServiceContext & { clock: SteppedClock };

/**
 * Sessions settled a second against `pgbench`'s TPC-B on the same server, in alternating rounds with as many
 * connections. Every session has evidence of both sides and a charge. Settled in two ways: each by a customer's
 * stop, in a transaction of its own, and all by one worker's sweeps after their connections were lost.
 */
export async function benchSettlement(server: BenchServer): Promise<BenchResult[]> {
  const place = await server.createPlace();
  const reference = await openTpcB(await server.createDatabase(), connections);
  const perSecond = { stopped: [] as number[], swept: [] as number[], tpcB: [] as number[] };
  await withSteppedClock(place, async (ctx) => {
    const pairs: Pair[] = [];
    while (pairs.length < sessions) pairs.push(await createPair(ctx, place));
    // The first round of each warms caches and plans, and is not counted.
    for (let round = 0; round <= rounds; round++) {
      const stopped = await measure(ctx, pairs, stopAll);
      const tpcB = await reference.transactionsPerSecond(round === 0 ? 1 : tpcbSeconds);
      const swept = await measure(ctx, pairs, sweepAll);
      if (round === 0) {
        // As `pgbench` did with its own tables.
        await ctx.db.pool.query("VACUUM (ANALYZE)");
        continue;
      }
      perSecond.stopped.push(stopped);
      perSecond.swept.push(swept);
      perSecond.tpcB.push(tpcB);
      process.stdout.write(
        `  stopped ${stopped.toFixed(0)}/s, swept ${swept.toFixed(0)}/s, TPC-B ${tpcB.toFixed(0)}/s\n`,
      );
    }
    await requireSoundBooks(place.databaseUrl);
  });
  await reference.close();
  return [
    toResult("settlement, each by a stop", median(perSecond.stopped), median(perSecond.tpcB), reference),
    toResult("settlement, by the sweeper", median(perSecond.swept), median(perSecond.tpcB), reference),
  ];
}

function toResult(name: string, ours: number, theirs: number, { program }: TpcB): BenchResult {
  const ratio = ours / theirs;
  return {
    name,
    measured: `${ours.toFixed(0)} settled sessions/s`,
    against: `${theirs.toFixed(0)} TPC-B transactions/s (${program}, ${connections} connections each)`,
    ratio,
    goal: `>= ${goal.toFixed(2)}`,
    isReached: ratio >= goal,
  };
}

interface Open {
  pair: Pair;
  sessionId: string;
}

/** Sessions settled a second by `settle`; that they are open and charged for is not measured. */
async function measure(
  ctx: Context,
  pairs: readonly Pair[],
  settle: (ctx: Context, open: readonly Open[]) => Promise<void>,
): Promise<number> {
  const open = await openAll(ctx, pairs);
  const before = await countCharged(ctx);
  const startedAt = performance.now();
  await settle(ctx, open);
  const seconds = (performance.now() - startedAt) / 1000;
  const settled = (await countCharged(ctx)) - before;
  if (settled !== open.length) throw new Error(`only ${settled} of ${open.length} sessions were charged for`);
  return settled / seconds;
}

async function openAll(ctx: Context, pairs: readonly Pair[]): Promise<Open[]> {
  const open: Open[] = [];
  await eachAtOnce(pairs, connections, async (pair) => {
    const { session } = await startSession(ctx, pair.customer, {
      serviceId: pair.serviceId,
      device: devices.customer,
    });
    await joinSession(ctx, pair.vendor, { sessionId: session.id, device: devices.vendor });
    open.push({ pair, sessionId: session.id });
  });
  await beatAll(ctx, open);
  ctx.clock.advance(lastedMs);
  await beatAll(ctx, open);
  return open;
}

async function beatAll(ctx: Context, open: readonly Open[]): Promise<void> {
  await eachAtOnce(open, 64, ({ pair, sessionId }) =>
    Promise.all([
      recordHeartbeat(ctx, pair.customer, { sessionId, device: devices.customer }),
      recordHeartbeat(ctx, pair.vendor, { sessionId, device: devices.vendor }),
    ]),
  );
}

const stopAll = (ctx: Context, open: readonly Open[]): Promise<void> =>
  eachAtOnce(open, connections, ({ pair, sessionId }) => stopSession(ctx, pair.customer, { sessionId }));

async function sweepAll(ctx: Context): Promise<void> {
  ctx.clock.advance(lostAfterMs);
  while ((await sweep(ctx)).examined > 0);
}

const countCharged = (ctx: Context): Promise<number> =>
  ctx.db.prisma.session.count({ where: { state: "ended", chargedMinor: { gt: 0 } } });
