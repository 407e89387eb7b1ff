import { join } from "node:path";
import type { Variables } from "../environment.ts";
import { repositoryRoot } from "../repository.ts";
import { type RunningProgram, startProgram } from "./program.ts";

export interface StartOptions {
  readonly mode: "production" | "development";
  readonly port: number;
  /** The addresses of the web app; null is every interface. */
  readonly listenOn: readonly string[] | null;
  readonly variables: Variables;
  /** Folder of the log files. */
  readonly logs: string;
  readonly onLine?: (title: string, line: string) => void;
}

/** Next's own server takes one address. */
function devArguments(port: number, listenOn: StartOptions["listenOn"]): string[] {
  const [host] = listenOn ?? [];
  return ["dev", "--port", String(port), ...(host === undefined ? [] : ["--hostname", host])];
}

/** The web server: ours around the build of Next, or Next's own with hot reload. */
export function startWeb({ mode, port, listenOn, variables, logs, onLine }: StartOptions): RunningProgram {
  const cwd = join(repositoryRoot, "apps/web");
  return startProgram({
    title: "The web app",
    script: join(cwd, mode === "production" ? "server.ts" : "node_modules/next/dist/bin/next"),
    args: mode === "production" ? ["--port", String(port)] : devArguments(port, listenOn),
    cwd,
    variables,
    logFile: join(logs, "web.log"),
    onLine: (line) => onLine?.("web", line),
  });
}

/** The background process. In development Node starts it anew when a file of it changes. */
export function startWorker({ mode, variables, logs, onLine }: StartOptions): RunningProgram {
  const cwd = join(repositoryRoot, "apps/worker");
  return startProgram({
    title: "The worker",
    nodeOptions: mode === "production" ? [] : ["--watch", "--watch-preserve-output"],
    script: join(cwd, "src/main.ts"),
    args: [],
    cwd,
    variables,
    logFile: join(logs, "worker.log"),
    onLine: (line) => onLine?.("worker", line),
  });
}
