import { expect, test } from "vitest";
import { formatTable } from "./table.ts";

test("the last line, alone, is the sum of all suites", () => {
  const text = formatTable([
    { title: "Unit", passed: 40, failed: 0, durationMs: 1_000 },
    { title: "End to end", passed: 7, failed: 2, durationMs: 90_000 },
  ]);
  const lines = text.trimEnd().split("\n");
  expect(lines.at(-1)).toBe("47 passed, 2 failed");
  expect(lines.at(-2)).toBe("");
});

test("each suite has its result, counts and time on one line", () => {
  const text = formatTable([
    { title: "Unit", passed: 40, failed: 0, durationMs: 1_000 },
    { title: "End to end", passed: 7, failed: 2, durationMs: 90_000 },
  ]);
  expect(text).toMatch(/Unit\s+passed\s+40\s+0\s+1\.0 s/);
  expect(text).toMatch(/End to end\s+FAILED\s+7\s+2\s+1 min 30 s/);
});
