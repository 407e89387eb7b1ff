import { type ChildProcess, spawn } from "node:child_process";
import { createWriteStream, mkdirSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Variables } from "../environment.ts";

const TETHER = join(import.meta.dirname, "tether.ts");
const KEPT_LINES = 12;
const POLITE_MS = 5_000;

export interface ProgramOptions {
  /** How a person calls it: "the web app", "the worker". */
  readonly title: string;
  readonly script: string;
  readonly args: readonly string[];
  readonly nodeOptions?: readonly string[];
  readonly cwd: string;
  readonly variables: Variables;
  readonly logFile: string;
  /** Also shows the output, each line behind the name of the program. */
  readonly onLine?: (line: string) => void;
}

export interface RunningProgram {
  readonly title: string;
  readonly pid: number;
  readonly logFile: string;
  /** Resolves with a sentence about how it ended, or null when `stop` ended it. */
  readonly ended: Promise<string | null>;
  lastLines(): readonly string[];
  /** Asks its whole process group to end, and insists after 5 s. */
  stop(): Promise<void>;
}

function signalGroup(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(-pid, signal);
  } catch {
    // The group is gone already, which is what the signal was for.
  }
}

function keepLines(child: ChildProcess, options: ProgramOptions): string[] {
  mkdirSync(dirname(options.logFile), { recursive: true });
  const log = createWriteStream(options.logFile);
  const kept: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    let rest = "";
    stream?.on("data", (chunk: Buffer) => {
      log.write(chunk);
      const lines = (rest + chunk.toString()).split("\n");
      rest = lines.pop() ?? "";
      for (const line of lines.filter((text) => text.trim() !== "")) {
        kept.push(line);
        if (kept.length > KEPT_LINES) kept.shift();
        options.onLine?.(line);
      }
    });
  }
  child.once("close", () => log.end());
  return kept;
}

/** Starts one Node program in a process group of its own, tied to this process. */
export function startProgram(options: ProgramOptions): RunningProgram {
  const args = ["--import", TETHER, ...(options.nodeOptions ?? []), options.script, ...options.args];
  const child = spawn(process.execPath, args, {
    cwd: options.cwd,
    env: Object.assign({ NODE_ENV: "production" as const }, options.variables, {
      PAYGO_TETHER: String(process.pid),
    }),
    detached: true,
    stdio: ["ignore", "pipe", "pipe", "pipe"],
  });
  const { pid } = child;
  if (pid === undefined) throw new Error(`${options.title} could not be started`);
  const kept = keepLines(child, options);
  let isWanted = false;
  const ended = new Promise<string | null>((resolve) => {
    child.once("exit", (code, signal) => {
      const how = signal === null ? `exit code ${code}` : `signal ${signal}`;
      resolve(isWanted ? null : `${options.title} stopped unexpectedly (${how}).`);
    });
  });
  return {
    title: options.title,
    pid,
    logFile: options.logFile,
    ended,
    lastLines: () => kept,
    async stop() {
      isWanted = true;
      signalGroup(pid, "SIGTERM");
      const insist = setTimeout(() => signalGroup(pid, "SIGKILL"), POLITE_MS);
      await ended;
      clearTimeout(insist);
      signalGroup(pid, "SIGKILL");
    },
  };
}
