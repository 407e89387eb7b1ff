import type { SuiteResult } from "./suite.ts";

function numberAt(report: unknown, key: string): number {
  if (typeof report !== "object" || report === null) return 0;
  const value: unknown = Reflect.get(report, key);
  return typeof value === "number" ? value : 0;
}

function parse(text: string | null): unknown {
  try {
    return text === null ? null : JSON.parse(text);
  } catch {
    return null;
  }
}

/**
 * A run fails when a test fails, when its program fails otherwise, when it ran nothing, and when a
 * test was skipped: a guarantee that nobody looks at is none.
 */
function judge(
  passed: number,
  failed: number,
  skipped: number,
  exitCode: number,
  output: string,
): SuiteResult {
  const problems = failed + skipped;
  if (problems > 0) {
    const remark =
      skipped > 0 ? `${output}\n${skipped} tests were skipped, which counts as failed.\n` : output;
    return { passed, failed: problems, output: remark };
  }
  if (passed === 0) return { passed, failed: 1, output: `${output}\nNo test ran, which counts as failed.\n` };
  return exitCode === 0 ? { passed, failed: 0, output: "" } : { passed, failed: 1, output };
}

/** Reads vitest's JSON report (the shape of Jest's); null when none was written. */
export function readVitestReport(text: string | null, exitCode: number, output: string): SuiteResult {
  const report = parse(text);
  const skipped = numberAt(report, "numPendingTests") + numberAt(report, "numTodoTests");
  return judge(
    numberAt(report, "numPassedTests"),
    numberAt(report, "numFailedTests"),
    skipped,
    exitCode,
    output,
  );
}

/** Reads Playwright's JSON report; null when none was written. A flaky test is a failed one. */
export function readPlaywrightReport(text: string | null, exitCode: number, output: string): SuiteResult {
  const report = parse(text);
  const stats: unknown = typeof report === "object" && report !== null ? Reflect.get(report, "stats") : null;
  const failed = numberAt(stats, "unexpected") + numberAt(stats, "flaky");
  return judge(numberAt(stats, "expected"), failed, numberAt(stats, "skipped"), exitCode, output);
}
