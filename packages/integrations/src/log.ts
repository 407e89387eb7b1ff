import type { Log } from "@paygo/services";
import { pino } from "pino";

/** JSON lines on standard output, without anything that could be a secret. */
export function createLog(level: string, name: string): Log {
  return pino({
    level,
    name,
    timestamp: pino.stdTimeFunctions.isoTime,
    serializers: { error: pino.stdSerializers.errWithCause },
    redact: {
      paths: [
        "*.token",
        "*.password",
        "*.passwordHash",
        "*.authorization",
        "*.cookie",
        "*.secretKey",
        "*.signature",
        "token",
        "password",
      ],
      censor: "[redacted]",
    },
  });
}
