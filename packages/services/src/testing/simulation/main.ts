import { type ChildProcess, fork } from "node:child_process";
import { parseArgs } from "node:util";
import { applyMigrations } from "@paygo/db/migrations";
import { createScratchDatabase, startThrowawayServer } from "@paygo/db/testing/server";
import type { Run } from "./run.ts";

// A program: plays many seeds, in as many processes as asked for, on one throwaway server.

const { values } = parseArgs({
  options: {
    seeds: { type: "string", default: "1000" },
    steps: { type: "string", default: "1000" },
    from: { type: "string", default: "1" },
    /** Only this seed, told in full, shrunk when something is wrong. */
    seed: { type: "string" },
    processes: { type: "string", default: "2" },
    story: { type: "boolean", default: false },
  },
});

/** What a playing process says of one seed. */
export interface Report {
  seed: number;
  steps: number;
  finding: Run["finding"];
  outcomes: [string, number][];
  /** The shrunk story of a finding. */
  story: string[];
}

const first = Number(values.seed ?? values.from);
const count = values.seed === undefined ? Number(values.seeds) : 1;
const steps = Number(values.steps);
const outcomes = new Map<string, number>();
const findings: Report[] = [];
const players: ChildProcess[] = [];
let played = 0;
let playedSteps = 0;
const startedAt = performance.now();
const seconds = () => Math.round((performance.now() - startedAt) / 1000);
const say = (line: string) => process.stdout.write(`${line}\n`);

function tally(report: Report): void {
  played += 1;
  playedSteps += report.steps;
  for (const [outcome, times] of report.outcomes) outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + times);
  if (report.finding) {
    findings.push(report);
    say(`\nseed ${report.seed}, after step ${report.finding.afterStep}:`);
    for (const problem of report.finding.problems.slice(0, 5)) say(`  ! ${problem}`);
    say("  in short:");
    for (const line of report.story) say(`    ${line}`);
  } else if (values.seed !== undefined && values.story) for (const line of report.story) say(line);
  if (played % 20 === 0 || played === count) {
    say(`${seconds()} s: ${played} of ${count} seeds, ${playedSteps} steps, ${findings.length} findings`);
  }
}

function playAll(url: string, seeds: readonly number[]): Promise<void> {
  const options = JSON.stringify({ url, seeds, steps, isTold: values.story });
  const child = fork(new URL("./player.ts", import.meta.url), [options]);
  players.push(child);
  child.on("message", (report) => tally(report as Report));
  return new Promise((resolve, reject) => {
    child.once("exit", (code) =>
      code === 0 ? resolve() : reject(new Error(`a playing process ended with ${code}`)),
    );
  });
}

const server = await startThrowawayServer();
for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.once(signal, async () => {
    for (const child of players) child.kill();
    await server.stop();
    say(
      `stopped after ${playedSteps} steps over ${played} seeds in ${seconds()} s: ${findings.length} findings`,
    );
    process.exit(1);
  });
}
try {
  const template = await createScratchDatabase(server.url);
  await applyMigrations(template.url);
  const processes = Math.min(count, Number(values.processes));
  const databases: string[] = [];
  for (let i = 0; i < processes; i++)
    databases.push((await createScratchDatabase(server.url, template.name)).url);
  const seeds = Array.from({ length: count }, (_, i) => first + i);
  await Promise.all(
    databases.map((url, i) =>
      playAll(
        url,
        seeds.filter((_, at) => at % processes === i),
      ),
    ),
  );
} finally {
  await server.stop();
}
say("\nWhat happened how often:");
for (const [outcome, times] of [...outcomes].toSorted(([, a], [, b]) => b - a)) {
  say(`${String(times).padStart(8)}  ${outcome}`);
}
const byKind = new Map<string, number>();
for (const [outcome, times] of outcomes) {
  const kind = outcome.split(":")[0] ?? "";
  byKind.set(kind, (byKind.get(kind) ?? 0) + times);
}
say(
  `\nmix: ${[...byKind]
    .toSorted(([, a], [, b]) => b - a)
    .map(([kind, times]) => `${kind} ${((100 * times) / playedSteps).toFixed(1)} %`)
    .join(", ")}`,
);
say(
  `${playedSteps} steps over ${played} seeds in ${seconds()} s (${Math.round(playedSteps / seconds())} a second): ${findings.length} findings`,
);
process.exit(findings.length === 0 ? 0 : 1);
