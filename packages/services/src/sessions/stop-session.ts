import type { SessionView, stopInput } from "@paygo/contracts";
import { stopReason } from "@paygo/core";
import type { z } from "zod";
import { requireViewer } from "../authorize.ts";
import type { ServiceContext, Viewer } from "../context.ts";
import { transactSql } from "../transact.ts";
import { awaitEvidence } from "./await-evidence.ts";
import { endSession } from "./end-session.ts";
import { presentSession } from "./present.ts";
import { lockSession, readSession, requireHost } from "./record.ts";

/**
 * Either host ends the session, and it is settled in the same transaction; a customer who stops a ring
 * cancels it. Both hosts' tabs get a moment to prove that they were there until now. Stopping an ended session
 * changes nothing and returns it. Throws `not_found` or `forbidden`.
 */
export async function stopSession(
  ctx: ServiceContext,
  viewer: Viewer | null,
  input: z.output<typeof stopInput>,
): Promise<{ session: SessionView }> {
  const known = requireViewer(viewer);
  const found = await readSession(ctx.db.sql, input.sessionId);
  requireHost(found, known);
  await awaitEvidence(ctx, found);
  return transactSql(ctx, async (tx) => {
    const session = await lockSession(tx.sql, input.sessionId);
    const { part } = requireHost(session, known);
    const ended =
      session.state === "ended"
        ? session
        : await endSession(ctx, tx, session, stopReason(session.state, part, session.answeredAt !== null));
    return { session: presentSession(ctx, ended, part) };
  });
}
