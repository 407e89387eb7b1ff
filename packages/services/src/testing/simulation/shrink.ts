import { play, type Run, type Stage } from "./run.ts";
import type { Step } from "./script.ts";

/** The first words of a finding, without ids and amounts: what must stay the same while steps are left out. */
function signatureOf(run: Run): string | null {
  const [first] = run.finding?.problems ?? [];
  return (
    first
      ?.split("\n")[0]
      ?.replace(/[0-9a-f]{8}-[0-9a-f-]+|\d+/g, "…")
      .slice(0, 60) ?? null
  );
}

/**
 * Leaves out steps, and faults, as long as the same thing is still found (ddmin: halves first, then ever smaller
 * pieces). At most `maxRuns` runs.
 */
export async function shrink(
  stage: Stage,
  seed: number,
  script: readonly Step[],
  maxRuns = 150,
): Promise<{ script: Step[]; run: Run }> {
  let run = await play(stage, seed, script);
  const wanted = signatureOf(run);
  let steps = script.slice(0, run.finding?.afterStep ?? script.length);
  let runs = 0;
  const attempt = async (shorter: Step[]): Promise<boolean> => {
    runs += 1;
    const made = await play(stage, seed, shorter);
    if (signatureOf(made) !== wanted) return false;
    steps = shorter.slice(0, made.finding?.afterStep ?? shorter.length);
    run = made;
    return true;
  };
  for (let size = Math.ceil(steps.length / 2); size >= 1 && runs < maxRuns; ) {
    let hasShrunk = false;
    for (let start = 0; start < steps.length && runs < maxRuns; ) {
      const shorter = [...steps.slice(0, start), ...steps.slice(start + size)];
      if (await attempt(shorter)) hasShrunk = true;
      else start += size;
    }
    if (!hasShrunk || size > 1) size = size === 1 ? 0 : Math.floor(size / 2);
  }
  for (let i = 0; i < steps.length && runs < maxRuns; i++) {
    if (steps[i]?.fault) await attempt(steps.map((step, at) => (at === i ? { ...step, fault: null } : step)));
  }
  return { script: steps, run };
}
