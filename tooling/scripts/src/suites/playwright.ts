import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { environment } from "../environment.ts";
import { runProgram } from "../run-program.ts";
import { provideChromium } from "./chromium.ts";
import { readPlaywrightReport } from "./reports.ts";
import type { SuiteResult } from "./suite.ts";

/** Runs `e2e/` in a real Chromium against the production build. */
export async function runPlaywright(): Promise<SuiteResult> {
  const chromium = await provideChromium();
  const folder = await mkdtemp(join(tmpdir(), "paygo-playwright-"));
  const report = join(folder, "report.json");
  try {
    const { exitCode, output } = await runProgram("playwright", ["test"], {
      variables: {
        ...environment,
        PAYGO_CHROMIUM: chromium,
        PAYGO_E2E_REPORT: report,
        FORCE_COLOR: "0",
      },
      isShown: true,
    });
    return readPlaywrightReport(await readFile(report, "utf8").catch(() => null), exitCode, output);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
