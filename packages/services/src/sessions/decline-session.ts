import type { declineInput, SessionView } from "@paygo/contracts";
import { DomainError } from "@paygo/core";
import type { z } from "zod";
import { requireViewer } from "../authorize.ts";
import type { ServiceContext, Viewer } from "../context.ts";
import { transactSql } from "../transact.ts";
import { endSession } from "./end-session.ts";
import { presentSession } from "./present.ts";
import { lockSession, requireHost } from "./record.ts";

/**
 * The vendor refuses a ring; the customer's hold is released whole. Declining twice changes nothing.
 * Throws `not_found`, `forbidden` (for the customer) or `session_not_ringing`.
 */
export async function declineSession(
  ctx: ServiceContext,
  viewer: Viewer | null,
  input: z.output<typeof declineInput>,
): Promise<{ session: SessionView }> {
  const known = requireViewer(viewer);
  return transactSql(ctx, async (tx) => {
    const session = await lockSession(tx.sql, input.sessionId);
    const { part } = requireHost(session, known);
    if (part !== "vendor") throw new DomainError("forbidden", "only the vendor declines");
    if (session.endReason === "declined") return { session: presentSession(ctx, session, part) };
    if (session.state !== "ringing" || session.answeredAt !== null) {
      throw new DomainError("session_not_ringing", "nothing rings any more");
    }
    const declineReason = input.reason === "" ? undefined : input.reason;
    const ended = await endSession(ctx, tx, session, "declined", { declineReason });
    return { session: presentSession(ctx, ended, part) };
  });
}
