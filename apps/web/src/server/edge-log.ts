import type { ApiEdge } from "@paygo/api";
import { getServices } from "./context.ts";

/** The log of the services; when there are none yet, the fault that kept them from starting goes to stderr. */
function write(level: "error" | "warn") {
  return (fields: Record<string, unknown>, message: string): void => {
    getServices().then(
      ({ log }) => log[level](fields, message),
      () => process.stderr.write(`${JSON.stringify({ level, message, ...fields })}\n`),
    );
  };
}

export const edgeLog: ApiEdge["log"] = { error: write("error"), warn: write("warn") };
