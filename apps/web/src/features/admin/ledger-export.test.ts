import { expect, it } from "vitest";
import { exportPath, exportProblem } from "./ledger-export.ts";

it("refuses ranges that the export would refuse, with a sentence for each", () => {
  expect(exportProblem("2026-01-01", "2026-12-31")).toBeNull();
  expect(exportProblem("2026-11-22", "2026-11-22")).toBeNull();
  expect(exportProblem("", "2026-11-22")).toBe("Choose the first and the last day.");
  expect(exportProblem("2026-11-23", "2026-11-22")).toBe("The last day is before the first.");
  expect(exportProblem("2024-01-01", "2026-11-22")).toBe("A file holds a year at most. Choose fewer days.");
});

it("names the file's range by instants, the last day included", () => {
  const url = new URL(exportPath("journal", "2026-11-01", "2026-11-02", "Europe/Zurich"), "http://x");
  expect(url.pathname).toBe("/documents/ledger.journal");
  expect(url.searchParams.get("to")).toBe(new Date(2026, 10, 3).toISOString());
  expect(url.searchParams.get("timeZone")).toBe("Europe/Zurich");
});
