import { describe, expect, test } from "vitest";
import { readPlaywrightReport, readVitestReport } from "./reports.ts";

const vitest = (passed: number, failed: number, pending = 0) =>
  JSON.stringify({
    numPassedTests: passed,
    numFailedTests: failed,
    numPendingTests: pending,
    numTodoTests: 0,
  });
const playwright = (expected: number, unexpected: number, flaky = 0, skipped = 0) =>
  JSON.stringify({ stats: { expected, unexpected, flaky, skipped } });

describe("a suite counts as failed", () => {
  test.each([
    ["a test failed", readVitestReport(vitest(3, 1), 1, "log"), 1],
    ["nothing ran", readVitestReport(vitest(0, 0), 0, "log"), 1],
    ["a test was skipped", readVitestReport(vitest(3, 0, 2), 0, "log"), 2],
    ["all passed, but the program failed", readVitestReport(vitest(3, 0), 1, "log"), 1],
    ["no report was written", readVitestReport(null, 1, "log"), 1],
    ["the report is broken", readVitestReport("{", 0, "log"), 1],
    ["a browser test failed", readPlaywrightReport(playwright(3, 2), 1, "log"), 2],
    ["a browser test passed only the second time", readPlaywrightReport(playwright(3, 0, 1), 0, "log"), 1],
    ["a browser test was skipped", readPlaywrightReport(playwright(3, 0, 0, 1), 0, "log"), 1],
    ["no browser test ran", readPlaywrightReport(playwright(0, 0), 0, "log"), 1],
  ])("when %s", (_why, result, failed) => {
    expect(result.failed).toBe(failed);
    expect(result.output).toContain("log");
  });
});

test("a suite whose tests all ran and passed counts each of them", () => {
  expect(readVitestReport(vitest(12, 0), 0, "log")).toEqual({ passed: 12, failed: 0, output: "" });
  expect(readPlaywrightReport(playwright(5, 0), 0, "log")).toEqual({ passed: 5, failed: 0, output: "" });
});
