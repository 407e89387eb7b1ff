import { type ChildProcess, spawn } from "node:child_process";
import { StartupProblem } from "@paygo/db/operations";
import type { Variables } from "./environment.ts";
import { repositoryRoot } from "./repository.ts";

export interface ProgramResult {
  readonly exitCode: number;
  /** Both streams, in the order of arrival. */
  readonly output: string;
}

interface ProgramOptions {
  readonly variables: Variables;
  readonly cwd?: string;
  /** Ends the program early. */
  readonly signal?: AbortSignal;
  /** Also show the output while it comes. */
  readonly isShown?: boolean;
}

const running = new Map<ChildProcess, Promise<ProgramResult>>();

/** Interrupts every program that still runs, as Ctrl-C would, and waits until they have tidied up. */
export async function interruptPrograms(): Promise<void> {
  const results = [...running].map(([child, result]) => {
    child.kill("SIGINT");
    return result;
  });
  await Promise.all(results);
}

/** Runs a program of `node_modules/.bin`, or any other, to its end. */
export function runProgram(
  command: string,
  args: readonly string[],
  options: ProgramOptions,
): Promise<ProgramResult> {
  const { promise, resolve } = Promise.withResolvers<ProgramResult>();
  const child = spawn(command, args, {
    cwd: options.cwd ?? repositoryRoot,
    env: Object.assign({ NODE_ENV: "development" as const }, options.variables),
    stdio: ["ignore", "pipe", "pipe"],
    ...(options.signal && { signal: options.signal }),
  });
  running.set(child, promise);
  void promise.then(() => running.delete(child));
  let output = "";
  const collect = (chunk: Buffer) => {
    output += chunk.toString();
    if (options.isShown === true) process.stdout.write(chunk);
  };
  child.stdout.on("data", collect);
  child.stderr.on("data", collect);
  child.on("error", (error) => resolve({ exitCode: 127, output: `${command}: ${error.message}` }));
  child.on("close", (code) => resolve({ exitCode: code ?? 1, output }));
  return promise;
}

/** Like `runProgram`, for a step that must succeed. Shows its output only when it fails. */
export async function requireProgram(
  title: string,
  command: string,
  args: readonly string[],
  options: ProgramOptions,
): Promise<string> {
  const { exitCode, output } = await runProgram(command, args, options);
  if (exitCode === 0) return output;
  options.signal?.throwIfAborted();
  const lastLine = output.trim().split("\n").at(-1) ?? "";
  process.stderr.write(`\n${output.trim()}\n`);
  throw new StartupProblem(`${title} failed (${lastLine.trim() || `exit code ${exitCode}`}); see above.`);
}
