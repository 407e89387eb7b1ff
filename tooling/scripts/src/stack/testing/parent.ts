import { join } from "node:path";
import { startProgram } from "../program.ts";

// A program for tests that starts the family as PayGo starts its programs, and then only waits.
startProgram({
  title: "The family",
  script: join(import.meta.dirname, "family.ts"),
  args: [],
  cwd: import.meta.dirname,
  variables: {},
  logFile: process.argv[2] ?? "",
  onLine: (line) => process.stdout.write(`${line}\n`),
});
