import { expect, test } from "vitest";
import { createSteps, formatDuration } from "./steps.ts";

test("durations read like a person would say them", () => {
  expect([0, 1_240, 59_900, 61_000, 600_000].map(formatDuration)).toEqual([
    "0.0 s",
    "1.2 s",
    "59.9 s",
    "1 min 1 s",
    "10 min 0 s",
  ]);
});

test("a step shows its remark and its time", async () => {
  const lines: string[] = [];
  const result = await createSteps((text) => lines.push(text)).run("Build", async (note) => {
    note("unchanged");
    return 7;
  });
  expect(result).toBe(7);
  expect(lines.join("")).toMatch(/^ {2}✓ Build: unchanged \(\d+\.\d s\)\n$/);
});

test("a failing step is shown as failed and passes its error on", async () => {
  const lines: string[] = [];
  const failing = createSteps((text) => lines.push(text)).run("Build", () => Promise.reject(new Error("no")));
  await expect(failing).rejects.toThrow("no");
  expect(lines.join("")).toMatch(/^ {2}✗ Build/);
});
