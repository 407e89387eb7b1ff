import { spawn } from "node:child_process";

// A program for tests that has a child of its own, says who both are, and ignores polite requests.
const child = spawn(process.execPath, ["-e", "setInterval(() => undefined, 1000)"], { stdio: "ignore" });
process.on("SIGTERM", () => process.stdout.write("no\n"));
process.stdout.write(`${process.pid} ${child.pid}\n`);
setInterval(() => undefined, 1_000);
