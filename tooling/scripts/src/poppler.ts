import { StartupProblem } from "@paygo/db/operations";
import { installDebianPackage } from "./debian-package.ts";
import { environment } from "./environment.ts";
import { runProgram } from "./run-program.ts";

async function isThere(): Promise<boolean> {
  return (await runProgram("pdftotext", ["-v"], { variables: environment })).exitCode === 0;
}

/**
 * Sees to it that poppler's `pdftotext` is there, with which tests read PDFs back: installs Debian's package as root.
 *
 * @throws StartupProblem that says what to install where that is not possible.
 */
export async function requirePoppler(): Promise<void> {
  if ((await isThere()) || ((await installDebianPackage("poppler-utils")) && (await isThere()))) return;
  throw new StartupProblem(
    "The tests read PDFs with pdftotext, which is not here; install poppler (Debian: poppler-utils, macOS: brew install poppler).",
  );
}
