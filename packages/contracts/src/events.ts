import { z } from "zod";
import { id } from "./primitives.ts";
import { signalPayload, uid } from "./room.ts";

/**
 * A hint that something changed; the truth is read again. `connected` comes first on every (re)connection,
 * so that whatever was missed is read too.
 */
export const eventHint = z.object({
  topic: z.string(),
  /** `evidence` asks the media's tab for a heartbeat at once. */
  kind: z.enum(["connected", "session", "signal", "wallet", "evidence"]),
  sessionId: id.nullable(),
  /**
   * With `signal`: the new messages where they are small. They count only for a reader who has read up to
   * `afterId`; everybody else reads the mailbox.
   */
  mail: z
    .object({
      afterId: z.int().min(0),
      messages: z.array(z.object({ id: z.int(), fromUid: uid, payload: signalPayload })),
    })
    .optional(),
});
export type EventHint = z.infer<typeof eventHint>;

/** The reader's own topic is always included; a session's topic is for its participants. */
export const subscribeInput = z.object({ sessionId: id.optional() });
