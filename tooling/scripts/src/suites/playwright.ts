import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findChromium } from "../chromium.ts";
import { environment } from "../environment.ts";
import { runProgram } from "../run-program.ts";
import { readPlaywrightReport } from "./reports.ts";
import type { SuiteResult } from "./suite.ts";

/** Runs `e2e/` in a real Chromium against the production build. */
export async function runPlaywright(): Promise<SuiteResult> {
  const { executablePath } = await findChromium();
  const folder = await mkdtemp(join(tmpdir(), "paygo-playwright-"));
  const report = join(folder, "report.json");
  try {
    const { exitCode } = await runProgram("playwright", ["test"], {
      variables: {
        ...environment,
        PAYGO_CHROMIUM: executablePath,
        PAYGO_E2E_REPORT: report,
        FORCE_COLOR: undefined,
        NO_COLOR: "1",
      },
      isShown: true,
    });
    return readPlaywrightReport(await readFile(report, "utf8").catch(() => null), exitCode, "");
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
