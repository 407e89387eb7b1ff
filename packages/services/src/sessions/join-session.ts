import type { joinInput, SessionAndRoom } from "@paygo/contracts";
import { DomainError } from "@paygo/core";
import type { z } from "zod";
import { requireViewer } from "../authorize.ts";
import type { ServiceContext, Viewer } from "../context.ts";
import { sessionHints } from "../hints.ts";
import { transact } from "../transact.ts";
import { addEvent } from "./events.ts";
import { presentSessionAndRoom } from "./present.ts";
import { lockSession, requireHost } from "./record.ts";

/**
 * The vendor answers. Answering again from another tab or device moves the vendor's place there; there is
 * never more than one. Throws `not_found`, `forbidden` (for the customer) or `session_not_open`
 * (ended, or rung out).
 */
export async function joinSession(
  ctx: ServiceContext,
  viewer: Viewer | null,
  input: z.output<typeof joinInput>,
): Promise<SessionAndRoom> {
  const vendor = requireViewer(viewer);
  return transact(ctx, async (tx) => {
    const session = await lockSession(tx.db, input.sessionId);
    const { part, host } = requireHost(session, vendor);
    if (part !== "vendor") throw new DomainError("forbidden", "only the vendor answers");
    if (session.state === "ended") throw new DomainError("session_not_open", "the session has ended");
    const now = ctx.clock.now();
    if (session.ringingUntil !== null && session.ringingUntil <= now) {
      // The next sweep ends it; until then it must not come back to life.
      throw new DomainError("session_not_open", "the ring is over");
    }
    if (session.answeredAt === null) {
      const { silenceMs, maxDurationMs } = ctx.settings.policy;
      await tx.db.session.update({
        where: { id: session.id },
        data: {
          answeredAt: now,
          ringingUntil: null,
          silentAfter: new Date(now.getTime() + silenceMs),
          maxUntil: new Date(now.getTime() + maxDurationMs),
        },
      });
      await addEvent(tx.db, session.id, "answered", now);
    } else if (host.device !== input.device) {
      await addEvent(tx.db, session.id, "moved_device", now, { part });
    }
    await tx.db.participant.update({ where: { id: host.id }, data: { device: input.device } });
    tx.hint(...sessionHints(session));
    return presentSessionAndRoom(ctx, tx.db, await lockSession(tx.db, session.id), part);
  });
}
