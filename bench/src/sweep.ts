import { type ServiceContext, sweep } from "@paygo/services";
import { requireSoundBooks } from "./books/require-sound-books.ts";
import { seedLiveSessions } from "./books/seed-live-sessions.ts";
import { type BenchResult, median } from "./result.ts";
import type { BenchServer } from "./server.ts";
import { type SteppedClock, withSteppedClock } from "./stepped-clock.ts";

const [few, many] = [100, 100_000];
const sweepsPerRound = 60;
const idleRounds = 6;
const dueCounts = [10, 100, 1_000];
const dueRounds = 3;
const goal = 1.5;

type Context = ServiceContext & { clock: SteppedClock };

/**
 * One sweep with 100,000 live sessions and none due against one with 100 and none due, in alternating rounds; and
 * what a due session costs when 10, 100 and 1,000 of the 100,000 lost their connection at once and are settled.
 */
export async function benchSweep(server: BenchServer): Promise<BenchResult[]> {
  const [small, large] = [await server.createPlace(), await server.createPlace()];
  return withSteppedClock(small, (inSmall) =>
    withSteppedClock(large, async (inLarge) => {
      await seedLiveSessions(small.databaseUrl, few, inSmall.clock.now());
      await seedLiveSessions(large.databaseUrl, many, inLarge.clock.now());
      const idle = await measureIdle(inSmall, inLarge);
      const due = await measureDue(inLarge);
      await requireSoundBooks(large.databaseUrl);
      return [idle, due];
    }),
  );
}

async function measureIdle(inSmall: Context, inLarge: Context): Promise<BenchResult> {
  const smallMs: number[] = [];
  const largeMs: number[] = [];
  // The first round of each warms caches and plans, and is not counted.
  for (let round = 0; round <= idleRounds; round++) {
    const [ofSmall, ofLarge] = [await idleSweeps(inSmall), await idleSweeps(inLarge)];
    if (round > 0) smallMs.push(...ofSmall) && largeMs.push(...ofLarge);
  }
  const [ours, theirs] = [median(largeMs), median(smallMs)];
  return {
    name: "sweep, none due",
    measured: `${ours.toFixed(2)} ms with ${many} live`,
    against: `${theirs.toFixed(2)} ms with ${few} live`,
    ratio: ours / theirs,
    goal: `<= ${goal.toFixed(2)}`,
    isReached: ours / theirs <= goal,
  };
}

async function idleSweeps(ctx: Context): Promise<number[]> {
  const tookMs: number[] = [];
  while (tookMs.length < sweepsPerRound) {
    const startedAt = performance.now();
    const { examined } = await sweep(ctx);
    tookMs.push(performance.now() - startedAt);
    if (examined > 0) throw new Error("a session was due");
  }
  return tookMs;
}

async function measureDue(ctx: Context): Promise<BenchResult> {
  const msEach: number[] = [];
  for (const count of dueCounts) {
    const tookMs: number[] = [];
    for (let round = 0; round < dueRounds; round++) tookMs.push(await sweepDue(ctx, count));
    msEach.push(median(tookMs) / count);
    process.stdout.write(
      `  ${count} due of ${many}: ${median(tookMs).toFixed(0)} ms, ${(median(tookMs) / count).toFixed(2)} ms each\n`,
    );
  }
  const [first = Number.NaN, last = Number.NaN] = [msEach[0], msEach.at(-1)];
  return {
    name: "sweep, cost of a due session",
    measured: `${last.toFixed(2)} ms each with ${dueCounts.at(-1)} due`,
    against: `${first.toFixed(2)} ms each with ${dueCounts[0]} due`,
    ratio: last / first,
    goal: `<= ${goal.toFixed(2)}`,
    isReached: last / first <= goal,
  };
}

/** Milliseconds until sweeps have ended the `count` sessions whose two sides were last heard of 31 s ago. */
async function sweepDue(ctx: Context, count: number): Promise<number> {
  await ctx.db.pool.query(
    `WITH lost AS (
      UPDATE sessions SET silent_after = $1::timestamptz - interval '1 s'
      WHERE id IN (SELECT id FROM sessions WHERE state = 'live' LIMIT $2) RETURNING id
    )
    UPDATE participants SET last_evidence_at = $1::timestamptz - interval '31 s'
    FROM lost WHERE session_id = lost.id`,
    [ctx.clock.now(), count],
  );
  const startedAt = performance.now();
  let ended = 0;
  for (let result = await sweep(ctx); result.examined > 0; result = await sweep(ctx)) ended += result.ended;
  const tookMs = performance.now() - startedAt;
  if (ended !== count) throw new Error(`${ended} sessions ended, not ${count}`);
  return tookMs;
}
