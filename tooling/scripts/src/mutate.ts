import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { runCommand } from "./command.ts";
import { type Mutation, mutations } from "./mutations/mutations.ts";
import { makeScratchCopy } from "./mutations/scratch-copy.ts";
import { limitOfAllMs, runTests, tryMutation, type Verdict } from "./mutations/try-mutation.ts";
import { repositoryRoot } from "./repository.ts";

const proofPage = join(repositoryRoot, "docs/proof.md");
const marks = ["<!-- mutations: written by npm run mutate -->", "<!-- /mutations -->"] as const;
const say = (line: string) => process.stdout.write(`${line}\n`);

/**
 * `npm run mutate [-- word …]`: breaks a copy of the code in one way after the other, of which each must make a test
 * fail. Words choose mutations by their names; without any, the table in docs/proof.md is written.
 */
await runCommand(async () => {
  const words = process.argv.slice(2);
  const chosen = mutations.filter(({ name }) => words.every((word) => name.includes(word)));
  const copy = makeScratchCopy(repositoryRoot);
  const rows: { mutation: Mutation; verdict: Verdict }[] = [];
  try {
    if (!(await isGreen(copy.folder, chosen))) return 1;
    for (const mutation of chosen) {
      const startedAt = performance.now();
      const verdict = await tryMutation(copy.folder, mutation);
      rows.push({ mutation, verdict });
      const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
      const word = isCaught(verdict) ? "caught " : "MISSED ";
      say(
        `${word} ${mutation.name} (${mutation.breaks}, ${seconds} s): ${verdict.firstFailure ?? "no test failed"}`,
      );
    }
  } finally {
    copy.remove();
  }
  const missed = rows.filter(({ verdict }) => !isCaught(verdict));
  say(`\n${rows.length - missed.length} of ${rows.length} mutations are caught.`);
  if (words.length === 0 && missed.length === 0) writeTable(rows);
  return missed.length === 0 ? 0 : 1;
});

function isCaught({ failed }: Verdict): boolean {
  return failed > 0;
}

/** A test that fails by itself would catch anything. */
async function isGreen(folder: string, chosen: readonly Mutation[]): Promise<boolean> {
  for (const project of ["unit", "integration"] as const) {
    const tests = [
      ...new Set(chosen.filter((each) => each.project === project).flatMap((each) => each.tests)),
    ];
    if (tests.length === 0) continue;
    const { ran, failed, firstFailure } = await runTests(folder, project, tests, limitOfAllMs);
    say(
      `${ran} ${project} tests without a mutation: ${failed} failed${firstFailure ? ` (${firstFailure})` : ""}`,
    );
    if (failed > 0 || ran === 0) return false;
  }
  return true;
}

function writeTable(rows: readonly { mutation: Mutation; verdict: Verdict }[]): void {
  const table = [
    "| what is broken on purpose | promise | caught by, among others |",
    "|---|---|---|",
    ...rows.map(({ mutation, verdict }) => {
      return `| ${mutation.name} | ${mutation.breaks} | ${verdict.firstFailure?.replaceAll("|", "\\|")} |`;
    }),
  ].join("\n");
  const page = readFileSync(proofPage, "utf8");
  const [before = "", rest = ""] = page.split(marks[0]);
  const after = rest.split(marks[1])[1] ?? "";
  writeFileSync(proofPage, `${before}${marks[0]}\n${table}\n${marks[1]}${after}`);
}
