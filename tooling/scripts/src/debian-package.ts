import { existsSync } from "node:fs";
import { environment } from "./environment.ts";
import { runProgram } from "./run-program.ts";

/** Installs a Debian package, as root on Debian and its like. Returns whether it did. */
export async function installDebianPackage(name: string): Promise<boolean> {
  if (process.getuid?.() !== 0 || !existsSync("/usr/bin/apt-get")) return false;
  const options = { variables: { ...environment, DEBIAN_FRONTEND: "noninteractive" } };
  await runProgram("apt-get", ["update"], options);
  const args = ["install", "-y", "--no-install-recommends", name];
  return (await runProgram("apt-get", args, options)).exitCode === 0;
}
