import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { platform } from "node:os";

function ask(pid: number, column: "lstart" | "command"): string | null {
  try {
    return execFileSync("ps", ["-o", `${column}=`, "-p", String(pid)], { encoding: "utf8" }).trim() || null;
  } catch {
    return null;
  }
}

/**
 * When a process began, as an opaque text, or null when no such process lives. A process id alone
 * proves nothing: the system gives it to somebody else after a crash.
 */
export function processStartOf(pid: number): string | null {
  if (platform() !== "linux") return ask(pid, "lstart");
  try {
    // Field 22 of proc_pid_stat(5); the name in brackets may hold blanks, so count after it.
    const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(")").at(-1)?.trim().split(" ");
    const state = fields?.[0];
    return state === "Z" ? null : (fields?.[19] ?? null);
  } catch {
    return null;
  }
}

/** The command line of a living process, or null. */
export function commandLineOf(pid: number): string | null {
  if (platform() !== "linux") return ask(pid, "command");
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ").trim() || null;
  } catch {
    return null;
  }
}
