import { stopRequested } from "./command.ts";
import { environment, readStartSettings } from "./environment.ts";
import { launchStack } from "./stack/launch-stack.ts";
import { createSteps, formatDuration, writeOut } from "./steps.ts";

const SIGN_IN = [
  "To try it: press “Continue as customer” on the sign-in page. Open a second window (a private",
  "one, so that it has a sign-in of its own) and press “Continue as vendor”.",
];

/** Runs PayGo until somebody stops it (exit code 0) or a part of it fails (1). */
export async function serve(mode: "production" | "development"): Promise<number> {
  const begunAt = performance.now();
  const controller = new AbortController();
  const stopped = stopRequested().then(() => controller.abort());
  const settings = readStartSettings(environment);
  writeOut(`\n  PayGo ${mode === "production" ? "" : "for development "}is starting\n\n`);
  try {
    const stack = await launchStack({
      mode,
      settings,
      variables: environment,
      steps: createSteps(writeOut, process.stdout.isTTY),
      signal: controller.signal,
      ...(mode === "development" && { onLine: (title, line) => writeOut(`  ${title} | ${line}\n`) }),
    });
    const time = formatDuration(performance.now() - begunAt);
    const lines = [`PayGo is ready after ${time}: ${stack.baseUrl}`, ""];
    if (settings.isSeeded) lines.push(...SIGN_IN, "");
    lines.push(`Logs are in ${settings.dataDir}/logs. Ctrl-C stops everything.`);
    writeOut(`\n${lines.map((line) => (line === "" ? "" : `  ${line}`)).join("\n")}\n\n`);
    const failure = await Promise.race([stack.failed, stopped.then(() => null)]);
    if (failure === null) writeOut("\n  Stopping …\n");
    else process.stderr.write(`\n  ${failure}\n\n  The rest is being stopped.\n`);
    await stack.stop();
    return failure === null ? 0 : 1;
  } catch (error) {
    if (!controller.signal.aborted) throw error;
    writeOut("\n  Stopped.\n");
    return 0;
  }
}
