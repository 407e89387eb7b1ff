import type { SessionView, stopInput } from "@paygo/contracts";
import { stopReason } from "@paygo/core";
import type { z } from "zod";
import { requireViewer } from "../authorize.ts";
import type { ServiceContext, Viewer } from "../context.ts";
import { transactSql } from "../transact.ts";
import { endSession } from "./end-session.ts";
import { presentSession } from "./present.ts";
import { lockSession, requireHost } from "./record.ts";

/**
 * Either host ends the session, and it is settled in the same transaction; a customer who stops a ring
 * cancels it. Stopping an ended session changes nothing and returns it. Throws `not_found` or `forbidden`.
 */
export async function stopSession(
  ctx: ServiceContext,
  viewer: Viewer | null,
  input: z.output<typeof stopInput>,
): Promise<{ session: SessionView }> {
  const known = requireViewer(viewer);
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
