import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";
import { StartupProblem } from "@paygo/db/operations";
import { chromium } from "@playwright/test";
import { installDebianPackage } from "./debian-package.ts";
import { environment, type Variables } from "./environment.ts";
import { runProgram } from "./run-program.ts";

const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];
const MAC_PATHS = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/**
 * The Chromium of this machine: `PAYGO_CHROMIUM`, one on the PATH, one of macOS, or Playwright's own.
 *
 * @throws StartupProblem when `PAYGO_CHROMIUM` names none.
 */
export function lookUpChromium(variables: Variables, playwrightsOwn: string): string | null {
  const wanted = variables.PAYGO_CHROMIUM;
  if (wanted) {
    if (isExecutable(wanted)) return wanted;
    throw new StartupProblem(`PAYGO_CHROMIUM is ${wanted}, which is no program; correct it or unset it.`);
  }
  const folders = (variables.PATH ?? "").split(delimiter).filter((folder) => folder !== "");
  const onPath = NAMES.flatMap((name) => folders.map((folder) => join(folder, name)));
  return [...onPath, ...MAC_PATHS, playwrightsOwn].find(isExecutable) ?? null;
}

async function install(): Promise<void> {
  if (await installDebianPackage("chromium")) return;
  await runProgram("playwright", ["install", "chromium"], { variables: environment });
}

/**
 * Finds a Chromium, or installs one: Debian's package as root, else Playwright's download.
 *
 * @throws StartupProblem that says what to install when neither worked.
 */
export async function findChromium(): Promise<{ readonly executablePath: string }> {
  const lookUp = () => lookUpChromium(environment, chromium.executablePath());
  const found = lookUp();
  if (found !== null) return { executablePath: found };
  await install();
  const installed = lookUp();
  if (installed !== null) return { executablePath: installed };
  throw new StartupProblem(
    "No Chromium was found and none could be installed; install Chromium or Chrome, or set PAYGO_CHROMIUM to its path.",
  );
}
