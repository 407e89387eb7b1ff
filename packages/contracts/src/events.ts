import { z } from "zod";
import { id } from "./primitives.ts";

/**
 * A hint that something changed; the truth is read again. `connected` comes first on every (re)connection,
 * so that whatever was missed is read too.
 */
export const eventHint = z.object({
  topic: z.string(),
  kind: z.enum(["connected", "session", "signal", "wallet"]),
  sessionId: id.nullable(),
});
export type EventHint = z.infer<typeof eventHint>;

/** The reader's own topic is always included; a session's topic is for its participants. */
export const subscribeInput = z.object({ sessionId: id.optional() });
