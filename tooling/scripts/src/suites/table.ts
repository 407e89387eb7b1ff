import { formatDuration } from "../steps.ts";

export interface SuiteRow {
  readonly title: string;
  readonly passed: number;
  readonly failed: number;
  readonly durationMs: number;
}

/** The closing table, and alone on the last line the sum of all tests. */
export function formatTable(rows: readonly SuiteRow[]): string {
  const cells = rows.map((row) => [
    row.title,
    row.failed === 0 ? "passed" : "FAILED",
    String(row.passed),
    String(row.failed),
    formatDuration(row.durationMs),
  ]);
  const table = [["suite", "result", "passed", "failed", "time"], ...cells];
  const widths = [0, 1, 2, 3, 4].map((column) => Math.max(...table.map((line) => line[column]?.length ?? 0)));
  const lines = table.map((line) =>
    line
      .map((cell, column) =>
        column < 2 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join("   "),
  );
  const passed = rows.reduce((sum, row) => sum + row.passed, 0);
  const failed = rows.reduce((sum, row) => sum + row.failed, 0);
  return `${lines.map((line) => `  ${line.trimEnd()}`).join("\n")}\n\n${passed} passed, ${failed} failed\n`;
}
