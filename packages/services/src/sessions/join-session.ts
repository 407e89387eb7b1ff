import type { joinInput, SessionAndRoom } from "@paygo/contracts";
import { DomainError } from "@paygo/core";
import type { z } from "zod";
import { requireViewer } from "../authorize.ts";
import type { ServiceContext, Viewer } from "../context.ts";
import { sessionHints } from "../hints.ts";
import { transactSql } from "../transact.ts";
import { seatDevice, writeAnswer } from "./answer-sql.ts";
import { addEvent } from "./events.ts";
import { putSignals } from "./mailbox.ts";
import { presentSessionAndRoom } from "./present.ts";
import { hostOf, lockSession, requireHost } from "./record.ts";

/**
 * The vendor answers. Answering again from another tab or device moves the vendor's place there; there is
 * never more than one. `messages` go into the mailbox with the answer. Throws `not_found`, `forbidden` (for the
 * customer) or `session_not_open` (ended, or rung out).
 */
export async function joinSession(
  ctx: ServiceContext,
  viewer: Viewer | null,
  input: z.input<typeof joinInput>,
): Promise<SessionAndRoom> {
  const vendor = requireViewer(viewer);
  const { messages = [] } = input;
  if (messages.length > 0) await ctx.rateLimits.consume("signal", `${input.sessionId}:${vendor.userId}`);
  return transactSql(ctx, async (tx) => {
    const session = await lockSession(tx.sql, input.sessionId);
    const { part, host } = requireHost(session, vendor);
    if (part !== "vendor") throw new DomainError("forbidden", "only the vendor answers");
    if (session.state === "ended") throw new DomainError("session_not_open", "the session has ended");
    const now = ctx.clock.now();
    if (session.ringingUntil !== null && session.ringingUntil <= now) {
      // The next sweep ends it; until then it must not come back to life.
      throw new DomainError("session_not_open", "the ring is over");
    }
    const answered = {
      ...session,
      participants: session.participants.map((one) =>
        one.id === host.id ? { ...one, device: input.device } : one,
      ),
    };
    if (session.answeredAt === null) {
      const { silenceMs, maxDurationMs } = ctx.settings.policy;
      Object.assign(answered, {
        answeredAt: now,
        ringingUntil: null,
        silentAfter: new Date(now.getTime() + silenceMs),
        maxUntil: new Date(now.getTime() + maxDurationMs),
      });
      writeAnswer(tx.sql, answered, { id: host.id, device: input.device });
    } else if (host.device !== input.device) {
      addEvent(tx.sql, session.id, "moved_device", now, { part });
      seatDevice(tx.sql, host.id, input.device);
    }
    if (messages.length > 0) {
      const peer = hostOf(session, "customer");
      const letter = { sessionId: session.id, fromUid: host.uid, peer, messages, createdAt: now };
      // First of all hints: it is what the other side's picture waits for.
      tx.hint(await putSignals(tx.sql, letter));
    }
    tx.hint(...sessionHints(session));
    return presentSessionAndRoom(ctx, answered, part);
  });
}
