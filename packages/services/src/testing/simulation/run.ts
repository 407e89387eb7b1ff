import type { Database } from "@paygo/db";
import { watchBooks } from "./books.ts";
import type { Faults } from "./faults.ts";
import { perform } from "./perform.ts";
import type { Step } from "./script.ts";
import { settleDown } from "./settle-down.ts";
import { tellStep } from "./story.ts";
import { createWorld, type World } from "./world.ts";

/** Where a seed is played: one database, one connection for the services and one to look. */
export interface Stage {
  readonly db: Database;
  readonly eye: Database;
  readonly faults: Faults;
}

/** What came of a script. */
export interface Run {
  /** What was wrong, and after which step; null when nothing was. */
  finding: { afterStep: number; problems: string[] } | null;
  /** How often each kind of step ended each way. */
  outcomes: Map<string, number>;
  /** One line a step: when, what, what came of it. The same seed gives the same lines. */
  story: string[];
}

const auditEvery = 200;

const tables = `
  SELECT string_agg(quote_ident(table_name), ', ') AS names FROM information_schema.tables
  WHERE table_schema = 'public' AND table_type = 'BASE TABLE' AND table_name <> '_prisma_migrations'`;

/** Empties the stage; its guards refuse that, so they look away for a moment. */
async function clear({ eye }: Stage): Promise<void> {
  const { rows } = await eye.pool.query<{ names: string }>(tables);
  const client = await eye.pool.connect();
  try {
    await client.query("SET session_replication_role = replica");
    await client.query(`TRUNCATE ${rows[0]?.names} RESTART IDENTITY CASCADE`);
    await client.query("ALTER SEQUENCE receipt_numbers RESTART");
    await client.query("SET session_replication_role = DEFAULT");
  } finally {
    client.release();
  }
}

/** Plays a script to its end, or until something is wrong. */
export async function play(stage: Stage, seed: number, script: readonly Step[]): Promise<Run> {
  await clear(stage);
  stage.faults.arm(null);
  const world = await createWorld(seed, stage.db, stage.eye, stage.faults);
  const watch = watchBooks(world);
  const run: Run = { finding: null, outcomes: new Map(), story: [] };
  const check = async (afterStep: number, looked: string[]) => {
    const problems = [...looked, ...world.complaints.splice(0)];
    if (problems.length > 0) run.finding = { afterStep, problems };
    return problems.length === 0;
  };
  await check(0, await watch.look());
  for (const [i, step] of script.entries()) {
    const at = world.clock.now();
    world.about = "";
    const outcome = await perform(world, step);
    note(run, step, outcome);
    run.story.push(tellStep(at, step, world.about, outcome));
    if (!(await check(i + 1, await watch.look()))) return run;
    if ((i + 1) % auditEvery === 0 && !(await check(i + 1, await watch.audit()))) return run;
  }
  await finish(world, watch, check, script.length);
  return run;
}

/** What is under way arrives, what is open ends, and then nothing at all may be out of order. */
async function finish(
  world: World,
  watch: ReturnType<typeof watchBooks>,
  check: (afterStep: number, looked: string[]) => Promise<boolean>,
  steps: number,
): Promise<void> {
  const findings = await settleDown(world);
  if (!(await check(steps, [...(await watch.look()), ...findings]))) return;
  await check(steps, await watch.audit());
}

function note({ outcomes }: Run, step: Step, outcome: string): void {
  const key = `${step.kind}: ${outcome}`;
  outcomes.set(key, (outcomes.get(key) ?? 0) + 1);
}
